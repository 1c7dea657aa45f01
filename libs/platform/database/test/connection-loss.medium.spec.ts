import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { isConnectionLoss, migrate, openServiceDatabase, type ServiceDatabase } from '../src/index.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@hearback/embedded-postgres';
import { BookRow } from './book.row.js';
import { shelfSchema } from './shelf.schema.js';

const tenant = randomUUID();
const ROLE_PASSWORD = `a:p@ss/word ${randomUUID()}`;

describe('pools over a PostgreSQL that is killed', () => {
  const folder = mkdtempSync('/var/tmp/hearback-loss-');
  let postgres: EmbeddedPostgres;
  let shelf: ServiceDatabase;
  const open = (more: Partial<Parameters<typeof openServiceDatabase>[1]> = {}) =>
    openServiceDatabase(shelfSchema, { url: postgres.url, rolePassword: ROLE_PASSWORD, poolSize: 4, ...more });

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    postgres = await startEmbeddedPostgres({
      dataDirectory: join(folder, 'postgres'),
      log: () => undefined,
      onExit: () => void postgres.restart(),
    });
    await migrate({ url: postgres.url, schemas: [shelfSchema], rolePassword: 'previous password' });
    const again = await migrate({ url: postgres.url, schemas: [shelfSchema], rolePassword: ROLE_PASSWORD });
    expect(again).toEqual([{ schema: 'shelf', migrations: [] }]);
    shelf = await open();
  });

  afterAll(async () => {
    await shelf?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const addBook = (id: string) =>
    shelf.tenantDatabase.withTenant(tenant, (tx) =>
      tx.query('insert into shelf.book (tenant_id, id, title) values ($1, $2, $3)', [tenant, id, id]),
    );

  it('fail with a loss of the connection, recover by themselves, and lose nothing that was acknowledged', async () => {
    const acknowledged: string[] = [];
    const unexpected: unknown[] = [];
    let losses = 0;
    let over = false;
    const worker = async () => {
      while (!over && unexpected.length === 0) {
        const id = randomUUID();
        try {
          await addBook(id);
          acknowledged.push(id);
          await shelf.batchDatabase.withTenants([tenant], (tx) => tx.query('select 1'));
        } catch (error) {
          if (isConnectionLoss(error)) losses += 1;
          else unexpected.push(error);
          await new Promise((resolved) => setImmediate(resolved));
        }
      }
    };
    const workers = Array.from({ length: 8 }, worker);
    try {
      for (let round = 0; round < 3; round += 1) {
        const before = { acknowledged: acknowledged.length, losses };
        await eventually(() => expect(acknowledged.length).toBeGreaterThan(before.acknowledged + 50), {
          within: 10_000,
        });
        process.kill(postgres.pid, 'SIGKILL');
        await eventually(() => expect(losses).toBeGreaterThan(before.losses));
      }
      const before = acknowledged.length;
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(before + 50), { within: 10_000 });
    } finally {
      over = true;
      await Promise.all(workers);
    }
    const rows = await shelf.batchDatabase.withTenants([tenant], (tx) =>
      tx.query<{ id: string }>('select id from shelf.book where tenant_id = $1', [tenant]),
    );
    const stored = new Set(rows.map(({ id }) => id));
    expect(unexpected).toEqual([]);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });

  it('drop a connection that was ended in the middle of a transaction', async () => {
    const attempt = shelf.tenantDatabase.withTenant(tenant, async (tx) => {
      const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      process.kill(own!.pid, 'SIGTERM');
      await eventually(async () => {
        await expect(tx.query('select 1')).rejects.toBeDefined();
      });
      await tx.query('select 1');
    });
    await expect(attempt.catch(isConnectionLoss)).resolves.toBe(true);
    await addBook(randomUUID());
  });

  it('report the loss to work that goes on through TypeORM alone', async () => {
    const attempt = shelf.tenantDatabase.withTenant(tenant, async (tx) => {
      const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      process.kill(own!.pid, 'SIGTERM');
      await eventually(async () => {
        await expect(tx.manager.query('select 1')).rejects.toThrow('released');
      });
      await tx.manager.find(BookRow);
    });
    await expect(attempt.catch(isConnectionLoss)).resolves.toBe(true);
    await addBook(randomUUID());
  });

  it('discard a connection whose statement was not answered in time', async () => {
    const { pid } = postgres;
    const impatient = await open({ poolSize: 1, statementTimeoutMs: 500 });
    try {
      const backend = () =>
        impatient.tenantDatabase.withTenant(tenant, (tx) =>
          tx.query<{ pid: number }>('select pg_backend_pid() as pid'),
        );
      const [before] = await backend();
      process.kill(before!.pid, 'SIGSTOP');
      const late = await backend().catch((error: unknown) => error);
      process.kill(before!.pid, 'SIGCONT');
      expect(isConnectionLoss(late)).toBe(true);
      const [after] = await backend();
      expect(after!.pid).not.toBe(before!.pid);
      expect(postgres.pid).toBe(pid);
    } finally {
      await impatient.close();
    }
  });

  it('do not wait indefinitely for a free connection', async () => {
    const narrow = await open({ poolSize: 1, connectTimeoutMs: 200 });
    try {
      await narrow.tenantDatabase.withTenant(tenant, async () => {
        const waiting = narrow.dataSource.query('select 1').catch((error: unknown) => isConnectionLoss(error));
        expect(await waiting).toBe(true);
      });
    } finally {
      await narrow.close();
    }
  });

  it('cancel a statement that takes too long', async () => {
    const impatient = await open({ statementTimeoutMs: 100 });
    try {
      const attempt = impatient.tenantDatabase.withTenant(tenant, (tx) => tx.query('select pg_sleep(30)'));
      await expect(attempt).rejects.toMatchObject({ code: '57014' });
      expect(await impatient.tenantDatabase.withTenant(tenant, (tx) => tx.query('select 1 as one'))).toEqual([
        { one: 1 },
      ]);
    } finally {
      await impatient.close();
    }
  });
});
