import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { findUnguardedTables, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { accountsDefinition } from '../src/accounts.definition.js';

describe('the tables of accounts', () => {
  const { schema } = accountsDefinition;
  let scratch: ThrowAwayDatabase;
  let opened: ServiceDatabase;
  beforeAll(async () => {
    scratch = await throwAwayDatabase([schema]);
    const { url, rolePassword } = scratch;
    opened = await openServiceDatabase(schema, { url, rolePassword, poolSize: 1 });
  });
  afterAll(async () => {
    await opened?.close();
    await scratch?.close();
  });

  it('match the entities', async () => {
    const { upQueries } = await opened.dataSource.driver.createSchemaBuilder().log();
    // TypeORM knows neither checks nor foreign keys without relations and would drop them; nothing else may differ.
    const expected = /DROP CONSTRAINT "\w+_(check|fkey)"/;
    expect(upQueries.map(({ query }) => query).filter((query) => !expected.test(query))).toEqual([]);
  });

  it('count attempts for the request role alone, which may also delete expired counts', async () => {
    await opened.dataSource.query('delete from accounts.attempt_count where expire < 1');
    const read = 'select from accounts.attempt_count';
    await expect(opened.batchPool.query(read)).rejects.toThrow('permission denied');
    await expect(opened.preTenantLookup.query(read)).rejects.toThrow('permission denied');
  });

  it('keep tenants apart', async () => {
    expect(await findUnguardedTables(scratch.sql)).toEqual([]);
  });
});
