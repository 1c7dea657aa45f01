import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The ledger of erasures of an installation: `HEARBACK_ERASURE_LEDGER`, else beside the data folder, so that neither a copy of the folder nor
 * its loss takes the ledger along. Undefined for a database without the setting.
 */
export function ledgerOf(data, environment) {
  const set = environment.HEARBACK_ERASURE_LEDGER;
  if (set) return resolve(set);
  if (data === undefined) return undefined;
  const folder = resolve(data);
  return join(dirname(folder), `${basename(folder)}.erasures.jsonl`);
}

/** The ledger beside the backups in the folder of `backup`. */
export function ledgerBeside(backup) {
  return join(dirname(resolve(backup)), 'erasures.jsonl');
}

async function linesOf(path) {
  if (path === undefined || !existsSync(path)) return [];
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line.endsWith('}'));
}

/** Adds to the ledger `to` what `from` has and it lacks; returns how many erasures `to` has then. */
export async function mergeLedger(from, to) {
  const known = new Set(await linesOf(to));
  const missing = (await linesOf(from)).filter((line) => !known.has(line));
  if (missing.length > 0) {
    const text = existsSync(to) ? await readFile(to, 'utf8') : '';
    const file = await open(to, 'a', 0o600);
    try {
      // A line that a crash has cut off must not swallow the first of these.
      if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
      await file.appendFile(missing.map((line) => `${line}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }
  return known.size + missing.length;
}
