import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerBeside, ledgerOf, mergeLedger } from './erasure-ledger.mjs';

const line = (id) =>
  `{"tenant_id":"t","erasure_id":"${id}","customer_ids":["c"],"erased_at":"2026-11-30T12:00:00.000Z"}`;

describe('the ledger of erasures', () => {
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearback-ledger-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name, text) => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };

  it('is the one of the setting, else lies beside the data folder and never in it; a database alone has none', () => {
    expect(ledgerOf('/srv/shop/.data', { HEARBACK_ERASURE_LEDGER: '/mnt/erasures.jsonl' })).toBe('/mnt/erasures.jsonl');
    expect(ledgerOf('/srv/shop/.data/', {})).toBe('/srv/shop/.data.erasures.jsonl');
    expect(ledgerOf(undefined, { HEARBACK_ERASURE_LEDGER: '' })).toBeUndefined();
    expect(ledgerBeside('/backups/monday')).toBe('/backups/erasures.jsonl');
  });

  it('gets what the other has and it lacks, once, and keeps what it has', async () => {
    const from = file('from.jsonl', `${line('a')}\n${line('b')}\n`);
    const to = file('to.jsonl', `${line('z')}\n${line('a')}\n`);
    expect(await mergeLedger(from, to)).toBe(3);
    expect(await mergeLedger(from, to)).toBe(3);
    expect(readFileSync(to, 'utf8')).toBe(`${line('z')}\n${line('a')}\n${line('b')}\n`);
  });

  it('is made for its owner alone, and without anything to add not at all', async () => {
    const from = file('some.jsonl', `${line('a')}\n`);
    expect(await mergeLedger(from, file('new.jsonl'))).toBe(1);
    expect(statSync(file('new.jsonl')).mode & 0o077).toBe(0);
    expect(await mergeLedger(file('missing.jsonl'), file('none.jsonl'))).toBe(0);
    expect(await mergeLedger(undefined, file('none.jsonl'))).toBe(0);
    expect(existsSync(file('none.jsonl'))).toBe(false);
  });

  it('leaves out a line that a crash has cut off, and is not joined to one', async () => {
    const from = file('cut-from.jsonl', `${line('a')}\n${line('b').slice(0, 40)}`);
    const to = file('cut-to.jsonl', `${line('z')}\n${line('y').slice(0, 40)}`);
    expect(await mergeLedger(from, to)).toBe(2);
    expect(readFileSync(to, 'utf8').split('\n')).toContain(line('a'));
  });
});
