import { describe, expect, it } from '@jest/globals';
import type { LogLevel } from '../config/server.config.js';
import { PinoLogger } from './pino-logger.js';

describe('the log', () => {
  const logAt = (level: LogLevel): { logger: PinoLogger; lines: () => Record<string, unknown>[] } => {
    const written: string[] = [];
    const logger = new PinoLogger(level, { write: (line) => void written.push(line) });
    return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
  };

  it('has the fields of its list and no others, at every level', () => {
    const { logger, lines } = logAt('trace');
    const members = {
      route: 'GET /v1/customers',
      status: 200,
      email: 'ada@example.org',
      body: { name: 'Ada' },
      ip: '192.0.2.1',
    };
    for (const level of ['log', 'warn', 'error', 'debug', 'verbose', 'fatal'] as const)
      logger[level](members, 'Request');
    expect(lines()).toHaveLength(6);
    for (const line of lines()) {
      expect(Object.keys(line).toSorted()).toEqual(['context', 'level', 'route', 'status', 'time']);
    }
  });

  it('summarizes a thrown error', () => {
    const { logger, lines } = logAt('info');
    logger.error(new TypeError('no such thing'), 'Edge');
    logger.error('it failed', new RangeError('too far'), 'Edge');
    expect(lines()).toMatchObject([
      { error: 'TypeError', stack: expect.stringMatching(/^at /), context: 'Edge' },
      { error: 'RangeError', msg: 'it failed', context: 'Edge' },
    ]);
  });

  it('writes nothing below its minimum level, and the framework logs at debug', () => {
    const { logger, lines } = logAt('info');
    logger.debug('not this', 'Edge');
    logger.log('Mapped {/v1/notes, GET} route', 'RouterExplorer');
    logger.log('this', 'Edge');
    expect(lines()).toMatchObject([{ msg: 'this', context: 'Edge' }]);
  });
});
