import { badDataCode } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { type FileLayout, type LayoutDefect, layoutOf, type ImportFailure } from '@hearback/tabular';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { ResponsesConfig } from '../responses.config.js';
import { ImportProgress, type ImportBatch, type ImportRun } from './import-progress.js';
import { ImportRows } from './import-rows.js';
import type { ImportState } from './import-store.js';
import { ImportWork } from './import-work.js';
import { OccurrenceCache, Occurrences } from './occurrences.js';
import { SurveyDirectory } from './survey-directory.js';

/** Milliseconds after which a run leaves the remaining rows to the next one, so that a process can stop quickly. */
const RUN_MS = 4_000;

/** Bytes per call of the CSV parser. */
const PARSE_BYTES = 32_768;

/**
 * Processes an import from the last checkpoint. Each transaction stores rows together with the checkpoint, so that a crash neither
 * repeats nor skips a row. A row that cannot be read is rejected alone.
 */
@Injectable()
export class RunImport {
  readonly #occurrences = new OccurrenceCache();

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
    const outcome = survey?.status === 'open' ? await this.#begin(survey, state) : CLOSED;
    if (outcome === 'more') return 'more';
    await this.progress.finish(run, outcome === 'end' ? undefined : outcome);
    return 'ended';
  }

  async #begin(survey: PublishedSurvey, state: ImportState): Promise<'more' | 'end' | ImportFailure> {
    const layout = await this.#layout(state);
    if ('code' in layout) return layout;
    const occurrences = await this.#occurrencesOf(survey, state, layout);
    const work = new ImportWork(state, survey, layout, occurrences);
    const outcome = await this.#work(work);
    if (outcome === 'more') this.#occurrences.keep(state.uploadId!, work.begin, occurrences);
    return outcome;
  }

  async #layout(state: ImportState): Promise<FileLayout | LayoutDefect> {
    const sample = (await this.progress.read(state, 0)) ?? Buffer.alloc(0);
    const isWhole = sample.length === state.contentBytes;
    const columns = state.mapping.columns.map(({ column }) => column);
    const encoding = state.mapping.encoding ?? state.contentEncoding;
    const format = { ...state.mapping, encoding, ...(state.isWorkbook && WORKBOOK_FORMAT) };
    return layoutOf(sample, isWhole, format, columns);
  }

  /** The occurrences of contents before the checkpoint. After a crash the rows before it are read again to count them. */
  async #occurrencesOf(survey: PublishedSurvey, state: ImportState, layout: FileLayout): Promise<Occurrences> {
    const kept = this.#occurrences.take(state.uploadId!, state.bytesDone);
    if (kept !== undefined || state.bytesDone === 0) return kept ?? new Occurrences();
    const occurrences = new Occurrences();
    const counting = new ImportWork(state, survey, layout, occurrences, layout.dataStart);
    for (let offset = layout.dataStart; offset < state.bytesDone;) {
      const bytes = await this.progress.read(state, offset);
      if (bytes === undefined) break;
      counting.read(bytes.subarray(0, Math.min(PARSE_BYTES, state.bytesDone - offset)));
      this.rows.check(counting.context, counting.pending);
      counting.pending = [];
      offset += Math.min(PARSE_BYTES, bytes.length);
    }
    return occurrences;
  }

  async #work(work: ImportWork): Promise<'more' | 'end' | ImportFailure> {
    const until = performance.now() + RUN_MS;
    for (let offset = work.start; ;) {
      const bytes = await this.progress.read(work.state, offset);
      const failure = await this.#parse(work, bytes);
      if (failure !== undefined || bytes === undefined || performance.now() > until) {
        await this.#commitPending(work, 1);
        await work.committing;
        return failure ?? (bytes === undefined ? work.outcome() : 'more');
      }
      offset += bytes.length;
    }
  }

  /** Parses a chunk of the content and commits full batches; `undefined` is the end of the content. */
  async #parse(work: ImportWork, bytes: Buffer | undefined): Promise<ImportFailure | undefined> {
    const maxRows = this.config.importMaxRows;
    for (let at = 0; at === 0 || at < (bytes?.length ?? 0); at += PARSE_BYTES) {
      work.read(bytes?.subarray(at, at + PARSE_BYTES));
      const excess = work.pending[Math.max(0, maxRows - work.rowsBefore)];
      if (excess !== undefined) {
        work.pending = work.pending.slice(0, work.pending.indexOf(excess));
        return { code: 'too-many-rows', detail: `The file has more than ${maxRows} rows.`, row: excess.row };
      }
      await this.#commitPending(work, this.config.importBatchRows);
    }
    return undefined;
  }

  /** Commits pending rows in batches while there are at least `minimum` of them. */
  async #commitPending(work: ImportWork, minimum: number): Promise<void> {
    while (work.pending.length > 0 && work.pending.length >= minimum) {
      const rows = work.pending.slice(0, this.config.importBatchRows);
      const batch = work.take(rows, this.rows.check(work.context, rows));
      const ends = rows.map(({ row, end }) => ({ row, end }));
      await work.committing;
      work.committing = this.#commit(work, batch, ends);
      // The next await gets the error; this only avoids an unhandled rejection until then.
      work.committing.catch(() => undefined);
    }
  }

  /** If the database rejects a value, commits the rows one by one, so that only the bad row is rejected. */
  async #commit(
    work: ImportWork,
    batch: ImportBatch,
    rows: readonly { readonly row: number; readonly end: number }[],
  ): Promise<void> {
    try {
      work.expected = await this.progress.commit(work.state, batch, work.expected);
    } catch (error) {
      if (badDataCode(error) === undefined) throw error;
      let { from } = batch;
      for (const { row, end } of rows) {
        const one = { ...onlyRow(batch, row), from, to: end, sheetRows: row };
        await this.progress.commit(work.state, one, 'new').catch((failure: unknown) => {
          if (badDataCode(failure) === undefined) throw failure;
          const rejected = { row, column: null, code: 'unstorable', detail: UNSTORABLE };
          return this.progress.commit(work.state, { ...one, ...NO_ROWS, errors: [rejected] }, 'new');
        });
        from = end;
      }
    }
  }
}

/** The form in which workbooks are stored. */
const WORKBOOK_FORMAT = { encoding: 'utf-8', delimiter: ',' } as const;

const CLOSED: ImportFailure = { code: 'survey-closed', detail: 'The survey no longer accepts answers.', row: null };
const UNSTORABLE = 'must not contain values that the database cannot store';
const NO_ROWS = { responses: [], rows: [], namedIds: [] };

/** The part of a batch that belongs to one row. */
function onlyRow(batch: ImportBatch, row: number): ImportBatch {
  const index = batch.rows.indexOf(row);
  const one = <T>(list: readonly T[]) => (index === -1 ? [] : [list[index]!]);
  return {
    ...batch,
    read: 1,
    responses: one(batch.responses),
    rows: one(batch.rows),
    namedIds: one(batch.namedIds),
    errors: batch.errors.filter((error) => error.row === row),
  };
}
