/** What a process is asked to do. */
export type Command =
  | { readonly kind: 'start'; readonly migrate: boolean }
  | { readonly kind: 'migrate' }
  | { readonly kind: 'check' }
  | { readonly kind: 'print-config' }
  | { readonly kind: 'list-targets' }
  | { readonly kind: 'help' };

/** What `--help` prints. */
export const USAGE = `usage: main.js [migrate | --migrate | --check | --print-config | --list-targets | --help]

  (nothing)        start; the database must be migrated
  migrate          make roles and bring all schemas up to date, then end
  --migrate        migrate, then start
  --check          check the settings, then end
  --print-config   print the settings, secrets hidden, then end
  --list-targets   print the services of this process, then end

Settings come from the environment: docs/configuration.md.
`;

/** Reads the arguments of a process; `undefined` where they make no sense. */
export function readCommand(parameters: readonly string[]): Command | undefined {
  if (parameters.length === 0) return { kind: 'start', migrate: false };
  if (parameters.length > 1) return undefined;
  switch (parameters[0]) {
    case 'migrate':
      return { kind: 'migrate' };
    case '--migrate':
      return { kind: 'start', migrate: true };
    case '--check':
      return { kind: 'check' };
    case '--print-config':
      return { kind: 'print-config' };
    case '--list-targets':
      return { kind: 'list-targets' };
    case '--help':
      return { kind: 'help' };
    default:
      return undefined;
  }
}
