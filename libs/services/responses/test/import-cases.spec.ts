import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SAMPLE_BYTES } from '@hearback/tabular';
import { proposeImport } from '../src/domain/import/propose.js';
import { storedFile } from './case-files.js';
import { caseSurvey, readFile, valuesOf } from './read-file.js';

interface ImportCase {
  readonly name: string;
  /** Public reports of such files. */
  readonly sources: readonly string[];
  readonly why: string;
  readonly columns: object;
  readonly options: object;
  readonly expect: Readonly<Record<string, unknown>>;
  /** What is proposed for the file without a mapping. */
  readonly proposal?: Readonly<Record<string, unknown>>;
}

const UNKNOWN = { encoding: undefined, delimiter: undefined, headerRow: undefined, headerRows: undefined };
const FOLDER = new URL('import-cases/', import.meta.url);
const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('files that people have', () => {
  it.each(folders.map(({ name }) => [name, new URL(`${name}/`, FOLDER)] as const))('%s', async (_name, folder) => {
    const given = JSON.parse(readFileSync(new URL('case.json', folder), 'utf8')) as ImportCase;
    const read = async (name: 'first' | 'input') => {
      const file = await storedFile(folder, name);
      return file && readFile(file.content, given.columns, given.options, SAMPLE_BYTES, file.isWorkbook);
    };
    const first = await read('first');
    const reading = (await read('input'))!;
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
    if (given.proposal === undefined) return;
    const { content } = (await storedFile(folder, 'input'))!;
    expect(proposeImport(content, true, UNKNOWN, caseSurvey(), undefined)).toMatchObject(given.proposal);
  });
});
