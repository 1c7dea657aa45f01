import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LOCK, lockDataFolder } from './data-folder-lock.mjs';
import { stampOf } from './processes.mjs';

describe('the lock of a data folder', () => {
  const folders = [];
  const folder = () => {
    folders.push(mkdtempSync('/var/tmp/hearback-lock-'));
    return folders.at(-1);
  };
  afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })));
  const held = (where, content) => writeFileSync(join(where, LOCK), JSON.stringify(content));

  it('belongs to one process, and can be taken again after its release', () => {
    const where = folder();
    const lock = lockDataFolder(where);
    expect(() => lockDataFolder(where)).toThrow(`Hearback is starting (process ${process.pid})`);
    lock.announce('http://127.0.0.1:4000');
    expect(() => lockDataFolder(where)).toThrow(`Hearback runs at http://127.0.0.1:4000 (process ${process.pid})`);
    expect(readdirSync(where)).toEqual([LOCK]);
    lock.release();
    lockDataFolder(where).release();
    expect(readdirSync(where)).toEqual([]);
  });

  it('of a process that was killed is taken over, also if another process has its id now', () => {
    for (const stale of [
      { pid: 2 ** 22 + 1, stamp: 'gone', url: null },
      { pid: process.ppid, stamp: 'before the restart', url: null },
    ]) {
      const where = folder();
      held(where, stale);
      lockDataFolder(where).release();
    }
  });

  it('knows processes by more than their id', () => {
    expect(stampOf(process.pid)).toBe(stampOf(process.pid));
    expect(stampOf(process.pid)).not.toBe(stampOf(1));
    expect(stampOf(2 ** 22 + 1)).toBeUndefined();
  });
});
