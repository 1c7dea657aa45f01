import { Logger } from '@nestjs/common';
import { badDataCode } from '@hearback/database';
import { ConfigurationError, EXIT_BAD_CONFIGURATION } from '../config/configuration-error.js';
import { processEnvironment, type Environment } from '../config/environment.js';
import { readPlatformSettings } from '../config/platform-settings.js';
import { printSettings } from '../config/print-settings.js';
import { errorSummary } from '../logs/error-summary.js';
import { PinoLogger } from '../logs/pino-logger.js';
import { readCommand, USAGE, type Command } from './command-line.js';
import { migratePlatform } from './migrate-platform.js';
import { operate } from './operate.js';
import { startPlatform, type PlatformModules, type StartedPlatform } from './start-platform.js';

const EXIT_USAGE = 64;

/**
 * Entry of a process: `await run({ responses: ResponsesModule })`. Reads arguments and environment, and starts or answers.
 * Ends the process with 78 on bad settings, with 1 where it cannot start; SIGTERM and SIGINT stop it in order.
 */
export async function run(modules: PlatformModules): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command === undefined) return quit(EXIT_USAGE, USAGE);
  try {
    await execute(command, modules, processEnvironment());
  } catch (error) {
    if (error instanceof ConfigurationError) return quit(EXIT_BAD_CONFIGURATION, `${error.message}\n`);
    new PinoLogger('error').fatal({ ...errorSummary(error), ...messageOf(error) }, 'run');
    quit(1, '');
  }
}

async function execute(command: Command, modules: PlatformModules, environment: Environment): Promise<void> {
  if (command.kind === 'help') return answer(USAGE);
  if (command.kind === 'list-targets') return answer(`${Object.keys(modules).join('\n')}\n`);
  const definitions = Object.values(modules).map(({ definition }) => definition);
  const settings = readPlatformSettings(environment, definitions);
  if (command.kind === 'check') return answer('the configuration is usable\n');
  if (command.kind === 'print-config') return answer(printSettings(settings));
  const logger = new PinoLogger(settings.platform.logLevel);
  Logger.overrideLogger(logger);
  if (command.kind === 'operate') {
    const say = (line: object): void => answer(`${JSON.stringify(line)}\n`);
    return operate(command.operation, { modules: Object.values(modules), settings, logger, say });
  }
  if (command.kind === 'migrate' || command.migrate) {
    for (const { schema, migrations } of await migratePlatform(settings, definitions)) {
      if (migrations.length > 0) logger.log({ reason: `migrated ${schema}`, count: migrations.length }, 'migrate');
    }
  }
  if (command.kind === 'start') stopOnSignals(await startPlatform({ modules, settings: environment }), logger);
}

/** Before the start nobody's data are at hand, so its errors may say what is wrong; rows that a migration met may not be quoted. */
function messageOf(error: unknown): { readonly message?: string } {
  return error instanceof Error && badDataCode(error) === undefined ? { message: error.message } : {};
}

function stopOnSignals(platform: StartedPlatform, logger: PinoLogger): void {
  logger.log({ url: platform.url, metrics: platform.metricsPort }, 'ready');
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    logger.log({ signal }, 'stopping');
    await platform.close();
    process.exit(0);
  };
  const fail = (error: unknown): void => {
    logger.fatal(error, 'process');
    process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal).catch(fail));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

function answer(text: string): void {
  process.stdout.write(text);
}

function quit(status: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = status;
  // What else is open, a pool or a timer, must not keep a failed process alive.
  setImmediate(() => process.exit(status));
}
