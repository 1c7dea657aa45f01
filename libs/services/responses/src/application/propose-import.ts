import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { FileFormat } from '../domain/import/file-layout.js';
import { proposeImport, type ImportProposal } from '../domain/import/propose.js';
import { ImportStore, type ImportState } from './import-store.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';
import { WorkspaceZones } from './workspace-zones.js';

/** Proposes how to read an uploaded file whose import has no mapping yet. */
@Injectable()
export class ProposeImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly directory: SurveyDirectory,
    private readonly zones: WorkspaceZones,
  ) {}

  /** Proposes again with what the caller says of the file. Throws import-not-found, import-settled, unreadable-file. */
  execute(unit: UnitOfWork, id: string, format: FileFormat): Promise<ImportState> {
    return unit.run(async (tx) => {
      const state = await this.imports.find(tx, id, true);
      if (state === undefined) throw responsesErrors.error('import-not-found');
      if (state.status !== 'proposed') throw responsesErrors.error('import-settled');
      const proposal = await this.propose(tx, state, state.contentBytes, format);
      await this.imports.saveProposal(tx, id, proposal);
      return { ...state, proposal };
    });
  }

  /** The proposal for the stored content of an import. Throws unreadable-file. */
  async propose(tx: TenantTx, state: ImportState, contentBytes: number, format: FileFormat): Promise<ImportProposal> {
    const survey = await this.directory.find(state, state.surveyVersion);
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    const sample = (await this.imports.readChunk(tx, state, 0)) ?? Buffer.alloc(0);
    const zone = await this.zones.find(tx);
    const proposal = proposeImport(sample, sample.length === contentBytes, format, survey, zone);
    if ('code' in proposal) throw responsesErrors.error('unreadable-file', proposal.detail);
    return proposal;
  }
}
