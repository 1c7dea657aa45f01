import { separateTransactions, TenantDatabase } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Encoding } from '@hearback/tabular';
import type { Actor } from '../domain/actor.js';
import { CreateImport } from './create-import.js';
import { ImportStore, type ImportState } from './import-store.js';
import { ReceiveImport } from './receive-import.js';
import { responsesErrors } from './responses.errors.js';

/** A file that somebody sent without creating an import first. */
export interface SentFile {
  readonly tenantId: string;
  readonly content: AsyncIterable<Buffer>;
  /** Undefined: the proposal chooses among the open surveys. */
  readonly surveyId: string | undefined;
  readonly encoding: Encoding | undefined;
  readonly fileName: string | undefined;
  readonly by: Actor;
  /** The caller's `Idempotency-Key`; the same key with the same file is the same import. */
  readonly key: string | undefined;
}

/** Creates an import from its file alone; it waits to be confirmed. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly createImport: CreateImport,
    private readonly receiveImport: ReceiveImport,
    private readonly imports: ImportStore,
    private readonly database: TenantDatabase,
  ) {}

  /** Throws survey-not-found, survey-closed, key-reused, unreadable-file, and errors of the stream. */
  async execute(file: SentFile): Promise<ImportState> {
    const { tenantId, content, encoding, by, key } = file;
    const id = await this.#create(file);
    const options = { encoding, isOnly: key !== undefined, isForAnySurvey: file.surveyId === undefined };
    try {
      return await this.receiveImport.execute(tenantId, id, content, by, options);
    } catch (error) {
      await this.database.withTenant(tenantId, (tx) => this.imports.removeEmpty(tx, id));
      throw error;
    }
  }

  /** The id of a new import, or of the one that an earlier request with the same key has created. */
  async #create({ tenantId, surveyId, fileName, by, key }: SentFile): Promise<string> {
    const id = key === undefined ? undefined : derivedId('import-file', tenantId, by.id, key);
    const find = () => this.database.withTenant(tenantId, (tx) => this.imports.find(tx, id!));
    const known = id === undefined ? undefined : await find();
    if (known !== undefined) {
      if (surveyId !== undefined && surveyId !== known.surveyId) throw responsesErrors.error('key-reused');
      return known.id;
    }
    const unit = separateTransactions(this.database, tenantId);
    const [first] = await unit.run((tx) => this.imports.openSurveys(tx, 1));
    const target = surveyId ?? first;
    if (target === undefined) throw responsesErrors.error('survey-not-found');
    const made = await this.createImport.execute(unit, {
      ...(id !== undefined && { id }),
      surveyId: target,
      fileName,
      columns: undefined,
      options: NO_OPTIONS,
      dryRun: false,
      opensTasks: false,
    });
    return made.id;
  }
}

/** The mapping options of a file before anything is known about it. */
const NO_OPTIONS = {
  encoding: undefined,
  delimiter: undefined,
  headerRow: undefined,
  headerRows: undefined,
  emptyValues: [],
  dateFormat: 'iso',
  timeZone: undefined,
  utcOffsetMinutes: 0,
  decimal: '.',
  choiceSeparator: undefined,
} as const;
