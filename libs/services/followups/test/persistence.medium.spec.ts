import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { followupsSchema } from '../src/persistence/followups-schema.js';
import { SqlResponseFactsStore } from '../src/persistence/sql-response-facts-store.js';
import { aResponse } from './builders.js';

const TENANT = '0198c0de-0000-7000-8000-00000000000a';

describe('the store of response facts', () => {
  let scratch: ThrowAwayDatabase;
  let opened: ServiceDatabase;
  beforeAll(async () => {
    scratch = await throwAwayDatabase([followupsSchema]);
    const { url, rolePassword } = scratch;
    opened = await openServiceDatabase(followupsSchema, { url, rolePassword, poolSize: 2 });
  });
  afterAll(async () => {
    await opened?.close();
    await scratch?.close();
  });

  it('returns a response as it was stored', async () => {
    const facts = aResponse({ submittedAt: new Date('2026-03-02T08:59:59.123Z') });
    const store = new SqlResponseFactsStore();
    await opened.batchDatabase.withTenants([TENANT], async (tx) => {
      await store.save(tx, [
        { tenantId: TENANT, facts },
        { tenantId: TENANT, facts: { ...facts, language: 'de' } },
      ]);
    });
    const from = new Date('2026-03-02T08:59:59.123Z');
    const read = await opened.tenantDatabase.withTenant(TENANT, async (tx) => {
      const pages = [];
      for await (const page of store.answeredIn(tx, from, new Date('2026-03-03T00:00:00.000Z'))) pages.push(...page);
      return pages;
    });
    expect(read).toEqual([facts]);
  });
});
