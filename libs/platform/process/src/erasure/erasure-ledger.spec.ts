import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErasureLedger } from './erasure-ledger.js';

describe('ErasureLedger', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearback-ledger-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const entry = (erasureId: string) => ({
    tenantId: 'tenant',
    erasureId,
    customerIds: ['one', 'other'],
    erasedAt: new Date('2026-11-30T12:00:00.000Z'),
  });

  it('has each erasure once, however often it was written, and none without a file', async () => {
    const ledger = new ErasureLedger(join(folder, 'twice.jsonl'));
    expect(await ledger.entries()).toEqual([]);
    for (const id of ['a', 'b', 'a']) await ledger.add(entry(id));
    expect(await ledger.entries()).toEqual([entry('a'), entry('b')]);
    await new ErasureLedger(undefined).add(entry('a'));
    expect(await new ErasureLedger(undefined).entries()).toEqual([]);
  });

  it('loses nothing after a line that a crash has cut off', async () => {
    const path = join(folder, 'cut.jsonl');
    const ledger = new ErasureLedger(path);
    await ledger.add(entry('a'));
    appendFileSync(path, '{"tenant_id":"tenant","erasure_id":"b","customer_');
    expect(await ledger.entries()).toEqual([entry('a')]);
    await ledger.add(entry('c'));
    await ledger.add(entry('b'));
    expect(await ledger.entries()).toEqual([entry('a'), entry('c'), entry('b')]);
  });

  it.each(['not a line', '{"tenant_id":"t","erasure_id":"e","customer_ids":"c","erased_at":"2026-11-30T12:00:00Z"}'])(
    'does not pass over what it cannot read: %s',
    async (text) => {
      const path = join(folder, 'unreadable.jsonl');
      writeFileSync(path, `${text}\n`);
      await expect(new ErasureLedger(path).entries()).rejects.toThrow(`line 1 of the ledger of erasures ${path}`);
    },
  );
});
