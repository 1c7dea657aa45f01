import { IntegerField, ListField, PublicIdField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { MOST_COUNTED, type WorkspaceUse } from '../application/workspace-use.js';

/** The workspaces whose use is asked for. */
export class OperatorUseQueryDto {
  @ListField('string', {
    max: 50,
    optional: true,
    item: { max: 36, pattern: /^wsp_[0-9a-f]{32}$/ },
    example: ['wsp_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
    description: 'Ids of workspaces; repeat the parameter for several.',
  })
  readonly workspace?: readonly string[];
}

/** How one workspace is used. */
export class WorkspaceUseDto {
  @PublicIdField('wsp')
  readonly workspace_id: string;
  @IntegerField({ min: 0, max: MOST_COUNTED, description: 'Since the first of the month in UTC, up to 100,000.' })
  readonly answers_this_month: number;
  @IntegerField({ min: 0, max: MOST_COUNTED, description: 'Without tests, up to 100,000.' })
  readonly answers: number;
  @IntegerField({ min: 0, description: 'Surveys that were published.' })
  readonly surveys: number;
  @TimestampField({ nullable: true, description: 'null if there is no answer.' })
  readonly last_answer_at: string | null;
}

/** The use of the workspaces that the service knows. */
export class OperatorUseDto {
  @ListField(() => WorkspaceUseDto, { max: 50 })
  readonly data: readonly WorkspaceUseDto[];
}

/** How the own workspace is used. */
export class OwnUseDto {
  @IntegerField({
    min: 0,
    max: MOST_COUNTED,
    nullable: true,
    description: 'Since the first of the month in UTC, up to 100,000; null while the workspace is not known here.',
  })
  readonly answers_this_month: number | null;
}

/** The use of a workspace for the wire. */
export function toWorkspaceUseDto(use: WorkspaceUse): WorkspaceUseDto {
  return {
    workspace_id: publicId('wsp', use.tenantId),
    answers_this_month: use.answersThisMonth,
    answers: use.answers,
    surveys: use.surveys,
    last_answer_at: use.lastAnswerAt?.toISOString() ?? null,
  };
}
