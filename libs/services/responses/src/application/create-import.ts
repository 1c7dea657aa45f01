import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { parseColumns, type ImportMapping } from '../domain/import-mapping.js';
import { isTimeZone } from '../domain/import/zone.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** The command to create an import; the columns are not checked yet. */
export interface CreateImportCommand {
  readonly surveyId: string;
  readonly columns: unknown;
  readonly options: Omit<ImportMapping, 'columns'>;
  readonly dryRun: boolean;
  readonly opensTasks: boolean;
}

/** Creates an import for the newest version of the survey; its content is uploaded afterwards. */
@Injectable()
export class CreateImport {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly imports: ImportStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws survey-not-found, survey-closed, invalid-mapping. */
  async execute(unit: UnitOfWork, command: CreateImportCommand): Promise<ImportState> {
    const { tenantId } = unit;
    const { surveyId } = command;
    const survey = await this.directory.findOrWait({ tenantId, surveyId });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    if (survey.status === 'closed') throw responsesErrors.error('survey-closed');
    const { timeZone } = command.options;
    if (timeZone !== undefined && !isTimeZone(timeZone)) {
      throw responsesErrors.error('invalid-mapping', undefined, { errors: [UNKNOWN_ZONE] });
    }
    const parsed = parseColumns(command.columns, survey.compiled);
    if (!parsed.ok) throw responsesErrors.error('invalid-mapping', undefined, { errors: parsed.errors });
    const state: ImportState = {
      id: this.ids.next(),
      tenantId,
      surveyId,
      surveyVersion: survey.version,
      mapping: { ...command.options, columns: parsed.columns },
      dryRun: command.dryRun,
      opensTasks: command.opensTasks,
      status: 'waiting',
      uploadId: undefined,
      contentDigest: undefined,
      contentBytes: 0,
      header: undefined,
      bytesDone: 0,
      sheetRows: 0,
      unreadableRow: undefined,
      rows: { read: 0, accepted: 0, unchanged: 0, rejected: 0 },
      errorsTotal: 0,
      failure: undefined,
      createdAt: this.clock.now(),
      finishedAt: undefined,
      withdrawn: 0,
    };
    await unit.run((tx) => this.imports.create(tx, state));
    return state;
  }
}

const UNKNOWN_ZONE: FieldError = {
  pointer: '/mapping/time_zone',
  code: 'invalid-value',
  detail: 'must be an IANA time zone such as Europe/Berlin',
};
