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

  it.each(['attempt_count', 'sign_in_wait'])('let only the batch role count attempts in %s', async (table) => {
    await opened.batchPool.query(`delete from accounts.${table} where key = ''`);
    await expect(opened.dataSource.query(`select from accounts.${table}`)).rejects.toThrow('permission denied');
  });

  it('keep tenants apart', async () => {
    expect(await findUnguardedTables(scratch.sql)).toEqual([]);
  });
});
