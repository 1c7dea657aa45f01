import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import {
  badDataCode,
  openServiceDatabase,
  partOf,
  separateTransactions,
  violatedConstraint,
  type ServiceDatabase,
  type TenantTx,
} from '../src/index.js';
import { BookRow } from './book.row.js';
import { shelfSchema } from './shelf.schema.js';

const ours = randomUUID();
const theirs = randomUUID();

let database: ThrowAwayDatabase;
let shelf: ServiceDatabase;

beforeAll(async () => {
  database = await throwAwayDatabase([shelfSchema]);
  shelf = await openServiceDatabase(shelfSchema, {
    url: database.url,
    rolePassword: database.rolePassword,
    poolSize: 8,
  });
});

afterAll(async () => {
  await shelf?.close();
  await database?.close();
});

const book = (tenantId: string) => ({ tenantId, id: randomUUID(), title: `${tenantId} ${randomUUID()}` });
const insert = (tx: { query: TenantTx['query'] }, row: { tenantId: string; id: string; title: string }) =>
  tx.query('insert into shelf.book (tenant_id, id, title) values ($1, $2, $3)', [row.tenantId, row.id, row.title]);
const count = (tx: { query: TenantTx['query'] }, id: string) =>
  tx.query<{ n: number }>('select count(*)::int as n from shelf.book where id = $1', [id]).then(([row]) => row!.n);

describe('a request transaction', () => {
  const tenants = () => shelf.tenantDatabase;

  it('commits what its work wrote, and shows it only to its tenant', async () => {
    const row = book(ours);
    await tenants().withTenant(ours, (tx) => insert(tx, row));
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(1);
    expect(await tenants().withTenant(theirs, (tx) => count(tx, row.id))).toBe(0);
  });

  it('writes through TypeORM and through SQL in one transaction', async () => {
    const row = book(ours);
    await tenants().withTenant(ours, async (tx) => {
      await tx.manager.insert(BookRow, { ...row, printedOn: '2026-03-29' });
      expect(await count(tx, row.id)).toBe(1);
      const found = await tx.manager.findOneByOrFail(BookRow, { tenantId: ours, id: row.id });
      expect(found).toMatchObject({ title: row.title, pages: '0', printedOn: '2026-03-29' });
    });
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(1);
  });

  it('rolls back when its work throws, and rethrows the same error', async () => {
    const row = book(ours);
    const failure = new Error('no');
    const attempt = tenants().withTenant(ours, async (tx) => {
      await tx.manager.insert(BookRow, row);
      throw failure;
    });
    await expect(attempt).rejects.toBe(failure);
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(0);
  });

  it('rejects a row of another tenant', async () => {
    const attempt = tenants().withTenant(ours, (tx) => insert(tx, book(theirs)));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  it('rejects moving a row to another tenant', async () => {
    const row = book(ours);
    await tenants().withTenant(ours, (tx) => insert(tx, row));
    const attempt = tenants().withTenant(ours, (tx) =>
      tx.query('update shelf.book set tenant_id = $1 where id = $2', [theirs, row.id]),
    );
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  it('rejects a reference to a row of another tenant', async () => {
    const row = book(theirs);
    await tenants().withTenant(theirs, (tx) => insert(tx, row));
    const attempt = tenants().withTenant(ours, (tx) =>
      tx.query('insert into shelf.loan (tenant_id, id, book_id) values ($1, $2, $3)', [ours, randomUUID(), row.id]),
    );
    await expect(attempt.catch((error: unknown) => [badDataCode(error), violatedConstraint(error)])).resolves.toEqual([
      '23503',
      'loan_book_fk',
    ]);
  });

  it('can be passed on as a unit of work, which commits and rolls back with it', async () => {
    const [undone, kept] = [book(ours), book(ours)];
    const attempt = tenants().withTenant(ours, async (tx) => {
      await partOf(tx).run((inner) => insert(inner, undone));
      expect(await partOf(tx).run((inner) => count(inner, undone.id))).toBe(1);
      throw new Error('outer');
    });
    await expect(attempt).rejects.toThrow('outer');
    await tenants().withTenant(ours, (tx) => partOf(tx).run((inner) => insert(inner, kept)));
    expect(await tenants().withTenant(ours, (tx) => count(tx, undone.id))).toBe(0);
    expect(await tenants().withTenant(ours, (tx) => count(tx, kept.id))).toBe(1);
  });

  it('is a separate one for each run of a unit of work of separate transactions', async () => {
    const [kept, undone] = [book(ours), book(ours)];
    const unit = separateTransactions(tenants(), ours);
    await unit.run((tx) => insert(tx, kept));
    const attempt = unit.run(async (tx) => {
      await insert(tx, undone);
      throw new Error('second');
    });
    await expect(attempt).rejects.toThrow('second');
    expect(await unit.run((tx) => count(tx, kept.id))).toBe(1);
    expect(await unit.run((tx) => count(tx, undone.id))).toBe(0);
  });

  it('rejects statements after its end', async () => {
    let leaked: TenantTx | undefined;
    await tenants().withTenant(ours, async (tx) => void (leaked = tx));
    await expect(leaked!.query('select 1')).rejects.toThrow('has ended');
    await expect(leaked!.manager.query('select 1')).rejects.toThrow('released');
  });

  it('keeps savepoints of TypeORM inside it', async () => {
    const kept = book(ours);
    const undone = book(ours);
    await tenants().withTenant(ours, async (tx) => {
      await tx.manager.insert(BookRow, kept);
      const inner = tx.manager.transaction(async (manager) => {
        await manager.insert(BookRow, undone);
        throw new Error('inner');
      });
      await expect(inner).rejects.toThrow('inner');
    });
    expect(await tenants().withTenant(ours, (tx) => count(tx, kept.id))).toBe(1);
    expect(await tenants().withTenant(ours, (tx) => count(tx, undone.id))).toBe(0);
  });

  it('commits all of it where a savepoint of TypeORM was left open', async () => {
    const row = book(ours);
    let inner: Promise<unknown> = Promise.resolve();
    await tenants().withTenant(ours, async (tx) => {
      const started = new Promise<void>((resolve) => {
        inner = tx.manager.transaction(async (manager) => {
          await manager.insert(BookRow, row);
          resolve();
          await manager.query('select pg_sleep(0.2)');
        });
      });
      await started;
    });
    await inner.catch(() => undefined);
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(1);
  });

  it('waits for its end when the database is closed', async () => {
    const row = book(ours);
    const own = await openServiceDatabase(shelfSchema, {
      url: database.url,
      rolePassword: database.rolePassword,
      poolSize: 1,
    });
    let begun: () => void = () => undefined;
    const isOpen = new Promise<void>((resolve) => (begun = resolve));
    const work = own.tenantDatabase.withTenant(ours, async (tx) => {
      await insert(tx, row);
      begun();
      await tx.query('select pg_sleep(0.2)');
    });
    await isOpen;
    await Promise.all([own.close(), work]);
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(1);
  });

  it('does not report a commit where a swallowed error has rolled everything back', async () => {
    const row = book(ours);
    const attempt = tenants().withTenant(ours, async (tx) => {
      await insert(tx, row);
      await insert(tx, row).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('nothing is committed');
    expect(await tenants().withTenant(ours, (tx) => count(tx, row.id))).toBe(0);
  });

  it('calls its callbacks after the commit and never after a rollback', async () => {
    const calls: string[] = [];
    await tenants().withTenant(ours, async (tx) => {
      tx.afterCommit(() => calls.push('committed'));
      expect(calls).toEqual([]);
    });
    const attempt = tenants().withTenant(ours, async (tx) => {
      tx.afterCommit(() => calls.push('rolled back'));
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(calls).toEqual(['committed']);
  });

  it('rejects a tenant id that is not a UUID', async () => {
    await expect(tenants().withTenant(`x', true); drop table shelf.book; --`, async () => undefined)).rejects.toThrow(
      TypeError,
    );
  });

  it('has a role that may append to an append-only table and not change it', async () => {
    const attempt = tenants().withTenant(ours, (tx) => tx.query('update shelf.loan set book_id = book_id'));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a batch transaction', () => {
  it('sees and writes exactly the tenants it was opened for', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const rows = [first, second, third].map((tenant) => book(tenant));
    await shelf.batchDatabase.withTenants([first, second, third, first], async (tx) => {
      for (const row of rows) await insert(tx, row);
      expect(tx.tenantIds).toEqual([first, second, third]);
    });
    const seen = await shelf.batchDatabase.withTenants([first, third], (tx) =>
      tx.query('select id from shelf.book where id = any ($1::uuid[]) order by id', [rows.map(({ id }) => id)]),
    );
    expect(seen.map(({ id }) => id)).toEqual([rows[0]!.id, rows[2]!.id].toSorted());
    await expect(shelf.batchDatabase.withTenants([first], (tx) => insert(tx, book(second)))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('sends the commit after statements that are not awaited yet, and calls its callbacks', async () => {
    const [first, second] = [book(ours), book(ours)];
    const calls: string[] = [];
    await shelf.batchDatabase.withTenants([ours], async (tx) => {
      const sent = [insert(tx, first), insert(tx, second)];
      tx.afterCommit(() => calls.push('committed'));
      tx.finish();
      await expect(tx.query('select 1')).rejects.toThrow('the transaction has ended');
      await Promise.all(sent);
    });
    expect(calls).toEqual(['committed']);
    expect(await shelf.tenantDatabase.withTenant(ours, (tx) => count(tx, second.id))).toBe(1);
  });

  it('commits nothing where one of the statements sent with the commit fails', async () => {
    const row = book(ours);
    const calls: string[] = [];
    const failing = shelf.batchDatabase.withTenants([ours], async (tx) => {
      const sent = [insert(tx, row), insert(tx, row)];
      tx.afterCommit(() => calls.push('committed'));
      tx.finish();
      await Promise.all(sent);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(calls).toEqual([]);
    expect(await shelf.tenantDatabase.withTenant(ours, (tx) => count(tx, row.id))).toBe(0);
    // The connection is still usable: the failure does not affect its next borrower.
    await shelf.batchDatabase.withTenants([ours], (tx) => insert(tx, row));
    expect(await shelf.tenantDatabase.withTenant(ours, (tx) => count(tx, row.id))).toBe(1);
  });

  it('commits nothing where a failure was swallowed before the commit was sent', async () => {
    const row = book(ours);
    const swallowed = shelf.batchDatabase.withTenants([ours], async (tx) => {
      const sent = [insert(tx, row), insert(tx, row)];
      tx.finish();
      await Promise.allSettled(sent);
    });
    await expect(swallowed).rejects.toThrow('nothing is committed');
    expect(await shelf.tenantDatabase.withTenant(ours, (tx) => count(tx, row.id))).toBe(0);
  });

  it('sees nothing when opened for no tenant', async () => {
    const row = book(ours);
    await shelf.tenantDatabase.withTenant(ours, (tx) => insert(tx, row));
    expect(await shelf.batchDatabase.withTenants([], (tx) => count(tx, row.id))).toBe(0);
  });
});

describe('a lookup before the tenant is known', () => {
  it('returns its result and shows no row', async () => {
    const row = book(ours);
    await shelf.tenantDatabase.withTenant(ours, (tx) => insert(tx, row));
    const [found] = await shelf.preTenantLookup.query('select shelf.tenant_of_title($1) as tenant', [row.title]);
    expect(found).toEqual({ tenant: ours });
    expect(await shelf.preTenantLookup.query('select * from shelf.book')).toEqual([]);
  });
});

describe('tenant.pool', () => {
  it('shows no foreign row in 20,000 operations of 32 workers that throw at random', async () => {
    const tenants = Array.from({ length: 16 }, () => randomUUID());
    const tally = { operations: 0, foreign: 0, thrown: 0 };
    const look = async (tx: TenantTx, tenant: string) => {
      const rows = await tx.query<{ tenant_id: string }>('select tenant_id from shelf.book limit 20');
      tally.operations += 1;
      tally.foreign += rows.filter(({ tenant_id }) => tenant_id !== tenant).length;
    };
    const act = async (tx: TenantTx, tenant: string) => {
      const dice = Math.random();
      if (dice < 0.2) await insert(tx, book(tenant));
      else if (dice < 0.3) await tx.manager.insert(BookRow, book(tenant));
      else if (dice < 0.35) await tx.query('select 1/0');
      // Some of these are still in flight when another one throws and the transaction ends.
      else if (dice < 0.6) await Promise.all([look(tx, tenant), late(tx, tenant), explode(dice)]);
      else await partOf(tx).run((inner) => look(inner, tenant));
      await look(tx, tenant);
      if (Math.random() < 0.2) throw new Error('random');
    };
    const late = async (tx: TenantTx, tenant: string) => {
      for (let turn = 0; turn < 3; turn += 1) await look(tx, tenant);
      tally.foreign += (await tx.manager.findBy(BookRow, {})).filter(({ tenantId }) => tenantId !== tenant).length;
      tally.operations += 1;
    };
    const explode = async (dice: number) => {
      if (dice < 0.45) throw new Error('at once');
    };
    const worker = async () => {
      while (tally.operations < 20_000) {
        const tenant = tenants[Math.floor(Math.random() * tenants.length)]!;
        await shelf.tenantDatabase.withTenant(tenant, (tx) => act(tx, tenant)).catch(() => (tally.thrown += 1));
      }
    };
    await Promise.all(Array.from({ length: 32 }, worker));
    const misplaced = await database.sql('select id from shelf.book where title not like tenant_id::text || $1', [
      ' %',
    ]);
    expect(tally.foreign).toBe(0);
    expect(tally.operations).toBeGreaterThanOrEqual(20_000);
    expect(tally.thrown).toBeGreaterThan(1_000);
    expect(misplaced).toEqual([]);
  });
});
