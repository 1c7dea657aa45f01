import { Controller, Delete } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentUnitOfWork, noContent, PublicIdParam, Route } from '@hearback/http';
import { DeleteDraft } from '../application/delete-draft.js';

/** Surveys that were never published. */
@Controller('v1/surveys')
export class DraftsController {
  constructor(private readonly deleteDraft: DeleteDraft) {}

  @Delete(':survey_id')
  @Allow('surveys:write')
  @Route({
    id: 'deleteSurvey',
    summary: 'Delete a survey that was never published',
    description: 'A survey that was published can be closed, but not deleted.',
    reply: noContent,
    problems: [404, 409],
  })
  async delete(@CurrentUnitOfWork() unit: UnitOfWork, @PublicIdParam('survey_id', 'srv') id: string): Promise<void> {
    await this.deleteDraft.execute(unit, id);
  }
}
