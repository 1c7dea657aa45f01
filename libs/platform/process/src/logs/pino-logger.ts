import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { LogLevel } from '../config/server.config.js';
import { errorSummary } from '@hearback/http';

/** Fields that a log line may have besides its message; all others are dropped, so that no personal data gets in. */
const ALLOWED: ReadonlySet<string> = new Set([
  'service', 'request', 'trace', 'route', 'method', 'status', 'ms', 'tenant', 'credential', 'event', 'type', 'topic', 'partition',
  'offset', 'group', 'queue', 'job', 'attempt', 'reason', 'count', 'lag', 'url', 'port', 'metrics', 'signal', 'version', 'error', 'code',
  'message', 'stack', 'constraint', 'table', 'cause', 'check', 'host',
]); // prettier-ignore

/** Contexts in which Nest logs every module and route at the start. */
const FRAMEWORK: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's logger as JSON lines on stderr; stdout is left to the commands of the process. */
export class PinoLogger implements LoggerService {
  readonly #pino: Pino;

  /** `destination`: where the lines go. Default: stderr, written synchronously, so that the last lines of a process are not lost. */
  constructor(level: LogLevel, destination: DestinationStream = pino.destination({ dest: 2, sync: true })) {
    this.#pino = pino({ level, formatters: { log: allowedOnly }, base: null }, destination);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.#write(FRAMEWORK.has(more.at(-1)) ? 'debug' : 'info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.#write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#write('fatal', message, more);
  }

  /** Nest passes the context as the last string, and for `error` a stack before it. */
  #write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    more: readonly unknown[],
  ): void {
    if (!this.#pino.isLevelEnabled(level)) return;
    const last = more.at(-1);
    const context = typeof last === 'string' ? { context: last } : {};
    const failure = [message, ...more].find((part) => part instanceof Error);
    const members = typeof message === 'object' && !(message instanceof Error) ? message : {};
    const text = typeof message === 'string' ? message : undefined;
    this.#pino[level]({ ...members, ...(failure === undefined ? {} : errorSummary(failure)), ...context }, text);
  }
}

function allowedOnly(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => ALLOWED.has(name) || name === 'context'));
}
