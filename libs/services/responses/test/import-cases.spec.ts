import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readFile, valuesOf } from './read-file.js';

interface ImportCase {
  readonly name: string;
  /** Public reports of such files. */
  readonly sources: readonly string[];
  readonly why: string;
  readonly columns: object;
  readonly options: object;
  readonly expect: Readonly<Record<string, unknown>>;
}

const FOLDER = new URL('import-cases/', import.meta.url);
const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('files that people have', () => {
  it.each(folders.map(({ name }) => [name, new URL(`${name}/`, FOLDER)] as const))('%s', (_name, folder) => {
    const given = JSON.parse(readFileSync(new URL('case.json', folder), 'utf8')) as ImportCase;
    const read = (file: string) => readFile(readFileSync(new URL(file, folder)), given.columns, given.options);
    const first = existsSync(new URL('first.csv', folder)) ? read('first.csv') : undefined;
    const reading = read('input.csv');
    const known = new Set(first?.responses.map(({ submissionId }) => submissionId));
    const unchanged = reading.responses.filter(({ submissionId }) => known.has(submissionId)).length;
    const found: Readonly<Record<string, unknown>> = {
      accepted: reading.responses.length - unchanged,
      unchanged,
      rejected: reading.rejected,
      read: reading.read,
      scores: valuesOf(reading, 'recommend'),
      csat: valuesOf(reading, 'csat'),
      texts: valuesOf(reading, 'why'),
      numbers: valuesOf(reading, 'amount'),
      days: valuesOf(reading, 'bought'),
      source: valuesOf(reading, 'source'),
      reasons: valuesOf(reading, 'reasons'),
      moments: reading.responses.map(({ submittedAt }) => submittedAt?.toISOString()),
      languages: reading.responses.map(({ language }) => language),
      failure_row: reading.failure?.row,
      error_rows: reading.errors.map(({ row }) => row),
    };
    const { never, error_not_containing: banned, ...expected } = given.expect;
    if (never !== undefined) expect(valuesOf(reading, 'amount')).not.toContain(never);
    if (banned !== undefined) expect(reading.errors.map(({ detail }) => detail).join()).not.toContain(banned);
    expect(found).toMatchObject(expected);
  });
});
