import type { OperatorCommand } from './operate.js';

/** The command of a process, as its arguments give it. */
export type Command =
  | { readonly kind: 'start'; readonly migrate: boolean }
  | { readonly kind: 'migrate' }
  | { readonly kind: 'check' }
  | { readonly kind: 'print-config' }
  | { readonly kind: 'list-targets' }
  | { readonly kind: 'operate'; readonly operation: OperatorCommand }
  | { readonly kind: 'help' };

/** What `--help` prints. */
export const USAGE = `usage: main.js [migrate | --migrate | --check | --print-config | --list-targets | --help]
       main.js --dead-letters (list | replay | drop) [--service NAME] [--all | ID …]
       main.js --dead-jobs (list | retry | drop) [--service NAME] [--all | ID …]

  (nothing)        start; the database must be migrated
  migrate          create roles and migrate all schemas, then exit
  --migrate        migrate, then start
  --check          check the settings, then exit
  --print-config   print the settings, secrets hidden, then exit
  --list-targets   print the services of this process, then exit
  --dead-letters   events that a service could not apply: list, replay or drop them
  --dead-jobs      jobs whose last attempt failed: list, retry or drop them

Without ids a command applies to all; only drop requires --all or ids. Settings come from the environment: docs/configuration.md.
`;

/** Parses the arguments of a process; `undefined` if they are invalid. */
export function readCommand(parameters: readonly string[]): Command | undefined {
  if (parameters.length === 0) return { kind: 'start', migrate: false };
  if (parameters[0] === '--dead-letters' || parameters[0] === '--dead-jobs') return readOperation(parameters);
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

const ACTIONS: Readonly<Record<string, Readonly<Record<string, OperatorCommand['action']>>>> = {
  '--dead-letters': { list: 'list', replay: 'retry', drop: 'drop' },
  '--dead-jobs': { list: 'list', retry: 'retry', drop: 'drop' },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readOperation([what = '', how = '', ...rest]: readonly string[]): Command | undefined {
  const action = ACTIONS[what]?.[how];
  if (action === undefined) return undefined;
  const index = rest.indexOf('--service');
  const service = index === -1 ? undefined : rest[index + 1];
  if (index !== -1 && service === undefined) return undefined;
  const others = index === -1 ? rest : rest.toSpliced(index, 2);
  const isAll = others.length === 1 && others[0] === '--all';
  if (!isAll && !others.every((id) => UUID.test(id))) return undefined;
  if (action === 'drop' && others.length === 0) return undefined;
  const operation: OperatorCommand = {
    kind: what === '--dead-letters' ? 'dead-letters' : 'dead-jobs',
    action,
    ...(service === undefined ? {} : { service }),
    ...(isAll || others.length === 0 ? {} : { ids: others }),
  };
  return { kind: 'operate', operation };
}
