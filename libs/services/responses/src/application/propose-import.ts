import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { FileFormat } from '@hearback/tabular';
import { isAnonymous, refuseAnonymous } from './anonymous/anonymous-guard.js';
import { chooseSurvey } from '../domain/import/choose-survey.js';
import { proposeImport } from '../domain/import/propose.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { ImportContent } from './import-content.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';
import { WorkspaceZones } from './workspace-zones.js';

/** Surveys that are compared with a file that names none. */
const MAX_SURVEYS = 100;

/** Proposes how to read an uploaded file whose import has no mapping yet. */
@Injectable()
export class ProposeImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly content: ImportContent,
    private readonly directory: SurveyDirectory,
    private readonly zones: WorkspaceZones,
  ) {}

  /**
   * Proposes again with what the caller says of the file, and for which survey. Throws import-not-found, import-settled,
   * survey-not-found, unreadable-file.
   */
  execute(unit: UnitOfWork, id: string, format: FileFormat, surveyId?: string): Promise<ImportState> {
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (state === undefined) throw responsesErrors.error('import-not-found');
      if (state.status !== 'proposed') throw responsesErrors.error('import-settled');
      const proposed = await this.propose(tx, state, format, surveyId ?? namedSurvey(state));
      await this.imports.saveProposal(tx, proposed, proposed.proposal!);
      return proposed;
    });
  }

  /**
   * The import with a proposal for its stored content: for this survey, or for the open survey that its columns fit best. Throws
   * survey-not-found, unreadable-file.
   */
  async propose(
    tx: TenantTx,
    state: ImportState,
    format: FileFormat,
    surveyId: string | undefined,
  ): Promise<ImportState> {
    const surveys = await this.#surveys(tx, state, surveyId);
    const sample = (await this.content.readChunk(tx, state, 0)) ?? Buffer.alloc(0);
    const zone = await this.zones.find(tx);
    const isWhole = sample.length === state.contentBytes;
    const known = { ...format, encoding: format.encoding ?? state.contentEncoding };
    const { survey, proposal } = chooseSurvey(
      surveys.map((each) => {
        const found = proposeImport(sample, isWhole, known, each, zone);
        if ('code' in found) throw responsesErrors.error('unreadable-file', found.detail);
        return { survey: each, proposal: found };
      }),
    );
    return { ...state, surveyId: survey.surveyId, surveyVersion: survey.version, status: 'proposed', proposal };
  }

  /** The survey, or the open ones; at least one. */
  async #surveys(tx: TenantTx, state: ImportState, surveyId: string | undefined): Promise<readonly PublishedSurvey[]> {
    const { tenantId } = state;
    const ids = surveyId === undefined ? await this.imports.openSurveys(tx, MAX_SURVEYS) : [surveyId];
    const version = surveyId === state.surveyId ? state.surveyVersion : undefined;
    const found = await Promise.all(ids.map((id) => this.directory.find({ tenantId, surveyId: id }, version)));
    if (surveyId !== undefined && found[0] !== undefined) refuseAnonymous(found[0]);
    const surveys = found.filter((survey) => survey !== undefined && !isAnonymous(survey)) as PublishedSurvey[];
    if (surveys.length === 0) throw responsesErrors.error('survey-not-found');
    return surveys;
  }
}

/** The survey of an import; undefined while the proposal asks for it. */
export function namedSurvey({ surveyId, proposal }: ImportState): string | undefined {
  return proposal?.questions.some(({ code }) => code === 'survey') === true ? undefined : surveyId;
}
