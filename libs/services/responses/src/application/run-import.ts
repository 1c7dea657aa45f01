import { badDataCode } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { RowReader } from '../domain/import-row.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { ResponsesConfig } from '../responses.config.js';
import { CsvRecords, type CsvDefect, type CsvRecord } from './csv-records.js';
import { columnIndexes } from './import-header.js';
import { ImportProgress, type Expected, type ImportBatch, type ImportRun } from './import-progress.js';
import { ImportRows } from './import-rows.js';
import type { ImportFailure, ImportState } from './import-store.js';
import { SurveyDirectory } from './survey-directory.js';

/** Milliseconds after which a run leaves the remaining rows to the next one, so that a process can stop quickly. */
const RUN_MS = 4_000;

/** Bytes per call of the CSV parser. */
const PARSE_BYTES = 32_768;

/** The state of a run. */
interface Work {
  readonly survey: PublishedSurvey;
  readonly state: ImportState;
  readonly csv: CsvRecords;
  header: readonly string[] | undefined;
  reader: RowReader | undefined;
  /** Complete records that are not committed yet. */
  pending: readonly CsvRecord[];
  /** The checkpoint before the pending records. */
  begin: number;
  /** The number of rows before the checkpoint. */
  rowsBefore: number;
  /** The transaction in progress while the next rows are read and checked. */
  committing: Promise<void>;
  /** The expectation for the next transaction. */
  expected: Expected;
}

/**
 * Processes an import from the last checkpoint. Each transaction stores rows together with the checkpoint, so that a crash neither
 * repeats nor skips a row. If the file becomes unreadable, the rows before that position stay accepted.
 */
@Injectable()
export class RunImport {
  constructor(
    private readonly progress: ImportProgress,
    private readonly rows: ImportRows,
    private readonly directory: SurveyDirectory,
    private readonly config: ResponsesConfig,
  ) {}

  /** Resolves with `more` if another run has to continue. */
  async execute(run: ImportRun): Promise<'ended' | 'more'> {
    const state = await this.progress.open(run);
    if (state === undefined) return 'ended';
    const survey = await this.directory.find(state, state.surveyVersion);
    const outcome =
      survey?.status === 'open' ? await this.#work(initialWork(survey, state)) : failed('survey-closed', CLOSED, null);
    if (outcome === 'more') return 'more';
    await this.progress.finish(run, outcome === 'end' ? undefined : outcome);
    return 'ended';
  }

  async #work(work: Work): Promise<'more' | 'end' | ImportFailure> {
    const until = performance.now() + RUN_MS;
    for (let offset = work.state.bytesDone; ;) {
      const bytes = await this.progress.read(work.state, offset);
      const failure = await this.#parse(work, bytes);
      if (failure !== undefined || bytes === undefined || performance.now() > until) {
        await this.#commitPending(work, 1);
        await work.committing;
        return failure ?? (bytes === undefined ? endOf(work) : 'more');
      }
      offset += bytes.length;
    }
  }

  /** Parses a chunk of the content and commits full batches; `undefined` is the end of the content. */
  async #parse(work: Work, bytes: Buffer | undefined): Promise<ImportFailure | undefined> {
    for (let at = 0; at === 0 || at < (bytes?.length ?? 0); at += PARSE_BYTES) {
      const result = bytes === undefined ? work.csv.end() : work.csv.parse(bytes.subarray(at, at + PARSE_BYTES));
      const failure = this.#add(work, result.records);
      if (failure !== undefined) return failure;
      await this.#commitPending(work, this.config.importBatchRows);
      if (result.defect !== undefined) return defectOf(result.defect, work);
    }
    return undefined;
  }

  #add(work: Work, records: readonly CsvRecord[]): ImportFailure | undefined {
    const [first] = records;
    if (first === undefined) return undefined;
    if (work.header === undefined) {
      const indexes = columnIndexes(first.cells, work.state.mapping);
      if (!isColumnIndexes(indexes)) return indexes;
      work.header = first.cells;
      work.reader = new RowReader(work.survey, work.state.mapping, indexes);
      work.pending = records.slice(1);
    } else work.pending = work.pending.length === 0 ? records : [...work.pending, ...records];
    const maxRows = this.config.importMaxRows;
    if (work.rowsBefore + work.pending.length <= maxRows) return undefined;
    work.pending = work.pending.slice(0, Math.max(0, maxRows - work.rowsBefore));
    return failed('too-many-rows', `The file has more than ${maxRows} rows.`, maxRows + 2);
  }

  /** Commits pending records in batches while there are at least `minimum` of them. */
  async #commitPending(work: Work, minimum: number): Promise<void> {
    while (work.pending.length > 0 && work.pending.length >= minimum) {
      const records = work.pending.slice(0, this.config.importBatchRows);
      const batch = this.#check(work, records);
      await work.committing;
      work.committing = this.#commit(work, batch, records);
      // The next await gets the error; this only avoids an unhandled rejection until then.
      work.committing.catch(() => undefined);
      work.pending = work.pending.slice(records.length);
      work.begin = batch.to;
      work.rowsBefore += records.length;
    }
  }

  #check(work: Work, records: readonly CsvRecord[], begin = work.begin, before = work.rowsBefore): ImportBatch {
    const numbered = records.map(({ cells }, index) => ({ row: before + index + 2, cells }));
    const header = work.header!;
    const checked = this.rows.check(work.survey, work.reader!, header.length, numbered);
    return { ...checked, header, from: begin, to: records.at(-1)!.end };
  }

  /** If the database rejects a value, commits the rows one by one, so that only the bad row is rejected. */
  async #commit(work: Work, batch: ImportBatch, records: readonly CsvRecord[]): Promise<void> {
    const before = work.rowsBefore;
    try {
      work.expected = await this.progress.commit(work.state, batch, work.expected);
    } catch (error) {
      if (badDataCode(error) === undefined) throw error;
      let { from } = batch;
      for (const [index, record] of records.entries()) {
        const one = this.#check(work, [record], from, before + index);
        await this.progress.commit(work.state, one, 'new').catch((failure: unknown) => {
          if (badDataCode(failure) === undefined) throw failure;
          const rejected = { row: before + index + 2, column: null, code: 'unstorable', detail: UNSTORABLE };
          return this.progress.commit(work.state, { ...one, responses: [], rows: [], errors: [rejected] }, 'new');
        });
        from = record.end;
      }
    }
  }
}

const CLOSED = 'The survey no longer accepts answers.';
const UNSTORABLE = 'must not contain values that the database cannot store';

function initialWork(survey: PublishedSurvey, state: ImportState): Work {
  const { header, mapping, bytesDone } = state;
  const indexes = header && columnIndexes(header, mapping);
  return {
    survey,
    state,
    csv: new CsvRecords(bytesDone, mapping.delimiter),
    header,
    reader: indexes && isColumnIndexes(indexes) ? new RowReader(survey, mapping, indexes) : undefined,
    pending: [],
    begin: bytesDone,
    rowsBefore: state.rows.read,
    committing: Promise.resolve(),
    expected: 'new',
  };
}

function isColumnIndexes(indexes: readonly number[] | ImportFailure): indexes is readonly number[] {
  return Array.isArray(indexes);
}

function endOf(work: Work): 'end' | ImportFailure {
  if (work.header === undefined) return failed('empty', 'The file is empty.', null);
  return work.rowsBefore === 0 ? failed('no-rows', 'The file has a header and no rows.', null) : 'end';
}

function defectOf({ code, detail }: CsvDefect, work: Work): ImportFailure {
  return failed(code, detail, work.header === undefined ? 1 : work.rowsBefore + work.pending.length + 2);
}

function failed(code: string, detail: string, row: number | null): ImportFailure {
  return { code, detail, row };
}
