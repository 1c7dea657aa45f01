import { Logger } from '@nestjs/common';
import { badDataCode } from '@hearback/database';
import { ConfigurationError, EXIT_BAD_CONFIGURATION } from '../config/configuration-error.js';
import { processEnvironment, type Environment } from '../config/environment.js';
import { printSettings } from '../config/print-settings.js';
import type { LogLevel } from '../config/server.config.js';
import { errorSummary } from '@hearback/http';
import { PinoLogger } from '../logs/pino-logger.js';
import type { OperatorCommand } from './operate.js';
import { readCommand, USAGE, type Command } from './command-line.js';

/** A server that runs until it is closed. */
export interface Serving {
  /** URL on which it listens, without a trailing slash. */
  readonly url: string;
  /** Port of `/metrics`; `undefined` if metrics are off. */
  readonly metricsPort: number | undefined;
  /** Shuts down gracefully. */
  close(): Promise<void>;
}

/** A process: its settings of type `S` and its commands. */
export interface Program<S> {
  /** Names for `--list-targets`. */
  readonly targets: readonly string[];
  /** Reads the settings; throws ConfigurationError with everything that is wrong. */
  read(environment: Environment): S;
  /** The instances of settings classes that `--print-config` shows. */
  settingsToPrint(settings: S): readonly object[];
  logLevel(settings: S): LogLevel;
  /** Creates roles and migrates schemas; undefined for a process without a database. */
  migrate?(settings: S, logger: PinoLogger): Promise<void>;
  /** Runs the command of an operator; undefined for a process without dead letters and jobs. */
  operate?(settings: S, operation: OperatorCommand, logger: PinoLogger, write: (line: object) => void): Promise<void>;
  start(settings: S): Promise<Serving>;
}

const EXIT_USAGE = 64;

/**
 * Runs a program as this process, with its arguments and environment. Exits with 64 on invalid arguments, 78 on invalid
 * settings and 1 if it cannot start; SIGTERM and SIGINT shut it down gracefully.
 */
export async function runProgram<S>(program: Program<S>): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command === undefined) return quit(EXIT_USAGE, USAGE);
  try {
    await execute(command, program);
  } catch (error) {
    if (error instanceof ConfigurationError) return quit(EXIT_BAD_CONFIGURATION, `${error.message}\n`);
    new PinoLogger('error').fatal({ ...errorSummary(error), ...messageOf(error) }, 'run');
    quit(1, '');
  }
}

async function execute<S>(command: Command, program: Program<S>): Promise<void> {
  if (command.kind === 'help') return print(USAGE);
  if (command.kind === 'list-targets') return print(`${program.targets.join('\n')}\n`);
  const settings = program.read(processEnvironment());
  if (command.kind === 'check') return print('the configuration is valid\n');
  if (command.kind === 'print-config') return print(printSettings(program.settingsToPrint(settings)));
  const logger = new PinoLogger(program.logLevel(settings));
  Logger.overrideLogger(logger);
  if (command.kind === 'operate') {
    const write = (line: object): void => print(`${JSON.stringify(line)}\n`);
    return program.operate?.(settings, command.operation, logger, write);
  }
  if (command.kind === 'migrate' || command.migrate) await program.migrate?.(settings, logger);
  if (command.kind === 'start') stopOnSignals(await program.start(settings), logger);
}

/** Errors during the start contain no personal data, except errors of migrations about rows. */
function messageOf(error: unknown): { readonly message?: string } {
  return error instanceof Error && badDataCode(error) === undefined ? { message: error.message } : {};
}

function stopOnSignals(serving: Serving, logger: PinoLogger): void {
  logger.log({ url: serving.url, metrics: serving.metricsPort }, 'ready');
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    // The second signal does not wait for the shutdown.
    if (stopping) process.exit(1);
    stopping = true;
    logger.log({ signal }, 'stopping');
    await serving.close();
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

function print(text: string): void {
  process.stdout.write(text);
}

function quit(status: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = status;
  // An open pool or timer must not keep a failed process alive.
  setImmediate(() => process.exit(status));
}
