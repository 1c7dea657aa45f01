import { EnumField, ListField, PublicIdField, StringField } from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { ExclusionOutcome, WantedExclusion } from '../application/change-exclusions.js';
import { MAX_CHANGES } from './tag.dto.js';

/** Whether a response counts. */
export class ExclusionChangeDto {
  @PublicIdField('rsp')
  readonly response_id: string;
  @StringField({
    min: 1,
    max: 500,
    nullable: true,
    example: 'A colleague tried the form.',
    description: 'Why it does not count; null counts it again.',
  })
  readonly reason: string | null;
}

/** Body of `POST /v1/responses/exclusions`. */
export class ChangeExclusionsDto {
  @ListField(() => ExclusionChangeDto, { min: 1, max: MAX_CHANGES })
  readonly changes: readonly ExclusionChangeDto[];
}

/** What was done about a response. */
export class ExclusionResultDto {
  @PublicIdField('rsp')
  readonly response_id: string;
  @EnumField(['changed', 'unchanged', 'not_found'], {
    description: 'Tests of surveys are not found: they never count.',
  })
  readonly result: ExclusionOutcome['result'];
}

/** The results in the order of the request, and the request that takes it all back. */
export class ExclusionResultsDto {
  @ListField(() => ExclusionResultDto, { max: MAX_CHANGES })
  readonly results: readonly ExclusionResultDto[];
  @ListField(() => ExclusionChangeDto, {
    max: MAX_CHANGES,
    description: 'Send it as `changes` to undo; empty: nothing changed.',
  })
  readonly undo: readonly ExclusionChangeDto[];
}

/** The changes of a body. */
export function fromChangeExclusionsDto({ changes }: ChangeExclusionsDto): readonly WantedExclusion[] {
  return changes.map(({ response_id: id, reason }) => ({ responseId: parsePublicId('rsp', id)!, reason }));
}

/** Stands for a reason whose words an erasure took, so that `undo` excludes again. */
const ERASED_REASON = '…';

/** The reply to changes. */
export function toExclusionResultsDto(outcomes: readonly ExclusionOutcome[]): ExclusionResultsDto {
  return {
    results: outcomes.map(({ responseId, result }) => ({ response_id: publicId('rsp', responseId), result })),
    undo: outcomes
      .filter(({ result }) => result === 'changed')
      .map(({ responseId, reasonBefore }) => ({
        response_id: publicId('rsp', responseId),
        reason: reasonBefore === '' ? ERASED_REASON : reasonBefore,
      })),
  };
}
