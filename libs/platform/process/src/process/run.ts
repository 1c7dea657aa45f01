import { readPlatformSettings } from '../config/platform-settings.js';
import { migratePlatform } from './migrate-platform.js';
import { operate } from './operate.js';
import { runProgram } from './run-program.js';
import type { Sites } from './sites.js';
import { startPlatform, type PlatformModules } from './start-platform.js';

/** Entry of a process of services: `await run({ responses: ResponsesModule })`. `sites` reads what it serves to browsers, too. */
export function run(modules: PlatformModules, { sites }: { readonly sites?: () => Sites } = {}): Promise<void> {
  const definitions = Object.values(modules).map(({ definition }) => definition);
  return runProgram({
    targets: Object.keys(modules),
    read: (environment) => ({ environment, settings: readPlatformSettings(environment, definitions) }),
    settingsToPrint: ({ settings: { platform, kafka, services } }) => [platform, kafka, ...services.values()],
    logLevel: ({ settings: { platform } }) => platform.logLevel,
    migrate: async ({ settings }, logger) => {
      for (const { schema, migrations } of await migratePlatform(settings, definitions)) {
        if (migrations.length > 0) logger.log({ reason: `migrated ${schema}`, count: migrations.length }, 'migrate');
      }
    },
    operate: ({ settings }, operation, logger, write) =>
      operate(operation, { modules: Object.values(modules), settings, logger, write }),
    start: ({ environment }) => startPlatform({ modules, settings: environment, sites: sites?.() }),
  });
}
