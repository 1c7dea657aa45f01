import { readFileSync } from 'node:fs';

/** The settings in docs/configuration.md, by section: name, whether it is required, whether it is a secret. */
export function documentedSettings(root) {
  const sections = new Map();
  for (const section of readFileSync(`${root}/docs/configuration.md`, 'utf8').split(/^## /m).slice(1)) {
    const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|/gm)];
    sections.set(
      section.slice(0, section.indexOf('\n')).trim(),
      rows.map(([, name, type, preset]) => ({
        name,
        isSecret: type.includes('secret'),
        isRequired: preset.trim() === 'required',
      })),
    );
  }
  return sections;
}

/** Variables of Node and of its allocator, which are not our settings. */
const SYSTEM_VARIABLES = new Set(['NODE_ENV', 'NODE_OPTIONS', 'MALLOC_ARENA_MAX']);

/**
 * Defects of the environment of a process, one line each: unknown settings, and required ones that are not set. `env` has the
 * value of each variable, or a description of where it comes from.
 */
export function settingDefects({ name, app, args, env }, { documented, targets }) {
  const defects = [];
  const all = [...documented.values()].flat();
  for (const variable of Object.keys(env))
    if (!SYSTEM_VARIABLES.has(variable) && !all.some((setting) => setting.name === variable))
      defects.push(`${name}: ${variable} is not in docs/configuration.md`);
  for (const setting of settingsOfProcess(app, { documented, targets }))
    if (setting.isRequired && !(setting.name in env)) defects.push(`${name}: ${setting.name} is required`);
  const serves = !args.includes('migrate');
  if (serves && targets.includes(app) && app !== 'accounts' && !('ACCOUNTS_URL' in env))
    defects.push(`${name}: ACCOUNTS_URL is required if accounts runs in another process`);
  if (serves && app !== 'gateway' && /@/.test(env.HEARBACK_DATABASE_URL))
    defects.push(`${name}: only the migration may use the database administrator`);
  return defects;
}

function settingsOfProcess(app, { documented, targets }) {
  if (app === 'gateway') return documented.get('gateway') ?? [];
  const own = app === 'platform' ? targets : [app];
  return [...documented].flatMap(([section, settings]) =>
    section.startsWith('Every process') || own.includes(section) ? settings : [],
  );
}

/** The maximum number of connections to PostgreSQL of a process: two pools for each of its services. */
export function connectionsOf({ app, args, env }, targets) {
  if (args.includes('migrate')) return 4;
  if (app === 'gateway') return 0;
  const pools = Number(env.HEARBACK_REQUEST_POOL ?? 8) + Number(env.HEARBACK_BATCH_POOL ?? 6);
  return pools * (app === 'platform' ? targets.length : 1);
}
