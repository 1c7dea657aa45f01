import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { infrastructureSchemas } from '../src/index.js';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { readPlatformSettings } from '../src/config/platform-settings.js';
import { PinoLogger } from '../src/logs/pino-logger.js';
import { operate, type OperatorCommand } from '../src/process/operate.js';
import { LoopModule } from './loop.fixture.js';

const TENANT = '0198c000-0000-7000-8000-00000000000a';
const event = (number: number) => `0198c000-0000-7000-8000-00000000000${number}`;

describe('dead letters and dead jobs', () => {
  let database: ThrowAwayDatabase;
  const logged: string[] = [];

  beforeAll(async () => {
    database = await throwAwayDatabase([...infrastructureSchemas, LoopModule.definition.schema]);
    for (const number of [1, 2, 3]) {
      const workspace = { workspace_id: TENANT, name: `shop ${number}`, time_zone: 'Europe/Vienna', language: 'de' };
      await database.sql(
        `insert into messaging.dead_letter (tenant_id, "group", topic, partition, "offset", id, type, key, time, body, reason, dead_lettered_at)
         values ($1, 'customers', 'accounts.events', 0, $2, $3, 'accounts.workspace-created.v1', 'k', now(), $4, 'no reason', now())`,
        [TENANT, number, event(number), JSON.stringify({ ...workspace, created_at: '2026-01-01T00:00:00.000Z' })],
      );
      await database.sql(
        `insert into jobs.job (id, tenant_id, queue, body, due_at, attempt, max_attempts, last_error, dead_at)
         values ($1, $2, 'customers.echo', '{}', now(), 8, 8, 'no reason', now())`,
        [event(number), TENANT],
      );
    }
  });
  afterAll(() => database.close());

  const run = async (operation: OperatorCommand): Promise<readonly object[]> => {
    const written: object[] = [];
    const settings = readPlatformSettings(
      {
        HEARBACK_DATABASE_URL: database.url,
        HEARBACK_ROLE_PASSWORD: database.rolePassword,
        HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
        ACCOUNTS_URL: 'http://127.0.0.1:1',
      },
      [LoopModule.definition],
    );
    const logger = new PinoLogger('info', { write: (line) => void logged.push(line) });
    await operate(operation, { modules: [LoopModule], settings, logger, write: (line) => void written.push(line) });
    return written;
  };

  it('are listed with their reasons and without their payloads', async () => {
    const events = await run({ kind: 'dead-letters', action: 'list' });
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ service: 'customers', id: event(1), offset: 1, reason: 'no reason' });
    expect(await run({ kind: 'dead-jobs', action: 'list' })).toHaveLength(3);
    expect(JSON.stringify(events)).not.toContain('shop');
    expect(logged).toEqual([]);
  });

  it('are retried', async () => {
    expect(await run({ kind: 'dead-letters', action: 'retry', ids: [event(1)] })).toEqual([
      { service: 'customers', count: 1, failed: [] },
    ]);
    expect(await database.sql('select what from customers.seen')).toEqual([{ what: 'event shop 1' }]);
    expect(await run({ kind: 'dead-jobs', action: 'retry', ids: [event(1)] })).toEqual([
      { service: 'customers', count: 1 },
    ]);
    expect(await database.sql('select id from jobs.job where dead_at is null and id = $1', [event(1)])).toHaveLength(1);
  });

  it('are dropped by id, and the others are kept', async () => {
    expect(await run({ kind: 'dead-letters', action: 'drop', ids: [event(2)] })).toEqual([
      { service: 'customers', count: 1 },
    ]);
    expect(await run({ kind: 'dead-jobs', action: 'drop', ids: [event(2)] })).toEqual([
      { service: 'customers', count: 1 },
    ]);
    expect(await run({ kind: 'dead-letters', action: 'list' })).toMatchObject([{ id: event(3) }]);
    expect(await run({ kind: 'dead-jobs', action: 'list' })).toMatchObject([{ id: event(3) }]);
    expect(await database.sql('select reason from messaging.dead_letter where id = $1', [event(2)])).toEqual([
      { reason: 'dropped: no reason' },
    ]);
  });

  it('log a line for each change', () => {
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ reason, count }) => `${String(reason)} ${String(count)}`)).toEqual([
      'dead-letters retried by an operator 1',
      'dead-jobs retried by an operator 1',
      'dead-letters dropped by an operator 1',
      'dead-jobs dropped by an operator 1',
    ]);
  });

  it('are rejected for a service that is not part of the process', async () => {
    await expect(run({ kind: 'dead-letters', action: 'list', service: 'survey' })).rejects.toThrow('no service survey');
  });
});
