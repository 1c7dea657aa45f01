import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ImportMapping } from '../domain/import-mapping.js';
import type { OpenQuestion } from '../domain/import/propose.js';
import type { Actor } from '../domain/actor.js';
import { checkedMapping } from './checked-mapping.js';
import { ImportStarter } from './import-starter.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';
import { namedSurvey, ProposeImport } from './propose-import.js';
import { SurveyDirectory } from './survey-directory.js';

/** The command to start a proposed import; without columns the proposal is confirmed as it is. */
export interface StartImportCommand {
  readonly importId: string;
  /** Another survey than the proposed one. */
  readonly surveyId: string | undefined;
  readonly columns: unknown;
  readonly options: Omit<ImportMapping, 'columns'>;
  readonly dryRun: boolean;
  readonly opensTasks: boolean;
  readonly by: Actor;
}

/** Starts an import whose file was proposed, with the proposed mapping or another one. */
@Injectable()
export class StartImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly directory: SurveyDirectory,
    private readonly starter: ImportStarter,
    private readonly proposals: ProposeImport,
  ) {}

  /** Throws import-not-found, import-settled, survey-not-found, survey-closed, invalid-mapping. */
  execute(unit: UnitOfWork, command: StartImportCommand): Promise<ImportState> {
    return unit.run(async (tx) => {
      const found = await this.imports.find(tx, command.importId, true);
      if (found === undefined) throw responsesErrors.error('import-not-found');
      if (found.status !== 'proposed') throw responsesErrors.error('import-settled');
      const { surveyId = namedSurvey(found) } = command;
      if (surveyId === undefined) throw unanswered(found, ['survey']);
      const state =
        surveyId === found.surveyId && surveyId === namedSurvey(found)
          ? found
          : await this.proposals.propose(tx, found, found.proposal!.mapping, surveyId);
      const survey = await this.directory.find(state, state.surveyVersion);
      if (survey?.status !== 'open') throw responsesErrors.error('survey-closed');
      const mapping =
        command.columns === undefined
          ? proposedMapping(state)
          : checkedMapping(command.columns, command.options, survey.compiled);
      const { dryRun, opensTasks } = command;
      const started = { ...state, mapping, dryRun, opensTasks, status: 'queued' as const };
      await this.imports.confirm(tx, started);
      await this.starter.start(tx, started, state.uploadId!, command.by);
      return started;
    });
  }
}

/** The proposed mapping, if the file leaves no question open. */
function proposedMapping(state: ImportState): ImportMapping {
  const { mapping, questions } = state.proposal!;
  if (questions.length > 0) throw unanswered(state);
  return mapping;
}

/** The open questions as errors of the request. */
function unanswered({ proposal }: ImportState, codes?: readonly OpenQuestion['code'][]) {
  const questions = proposal!.questions.filter(({ code }) => codes === undefined || codes.includes(code));
  const errors = questions.map(({ code, detail }) => ({
    pointer: code === 'survey' ? '/survey_id' : '/mapping',
    code,
    detail,
  }));
  return responsesErrors.error('invalid-mapping', undefined, { errors });
}
