import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { checkedMapping } from './checked-mapping.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** The command to create an import; the columns are not checked yet, and undefined if the file is to be proposed. */
export interface CreateImportCommand {
  readonly surveyId: string;
  /** Default: a new id. */
  readonly id?: string;
  readonly fileName?: string | undefined;
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
    refuseAnonymous(survey);
    if (survey.status === 'closed') throw responsesErrors.error('survey-closed');
    const state: ImportState = {
      id: command.id ?? this.ids.next(),
      tenantId,
      surveyId,
      surveyVersion: survey.version,
      fileName: command.fileName,
      mapping:
        command.columns === undefined
          ? { ...command.options, columns: [] }
          : checkedMapping(command.columns, command.options, survey.compiled),
      dryRun: command.dryRun,
      opensTasks: command.opensTasks,
      status: 'waiting',
      uploadId: undefined,
      contentDigest: undefined,
      contentBytes: 0,
      contentEncoding: undefined,
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
      isWorkbook: false,
      proposal: undefined,
    };
    await unit.run((tx) => this.imports.create(tx, state));
    return state;
  }
}
