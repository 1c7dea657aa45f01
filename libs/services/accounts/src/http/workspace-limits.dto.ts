import { IntegerField } from '@hearback/http';
import type { WorkspaceLimits } from '../domain/workspace.js';

/** The limits of a workspace. */
export class WorkspaceLimitsDto {
  @IntegerField({ min: 1, max: 100_000, nullable: true, example: 25, description: 'Active members; null: no limit.' })
  readonly members: number | null;
  @IntegerField({
    min: 1,
    max: 99_999,
    nullable: true,
    example: 10_000,
    description:
      'Nothing is turned away beyond it, it is pointed out; null: no limit. Answers are counted up to 100,000.',
  })
  readonly answers_per_month: number | null;
}

/** The limits of a workspace for the wire. */
export function toWorkspaceLimitsDto({ members, answersPerMonth }: WorkspaceLimits): WorkspaceLimitsDto {
  return { members, answers_per_month: answersPerMonth };
}
