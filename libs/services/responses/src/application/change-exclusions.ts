import type { NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import type { FieldError } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { ChangeExclusion } from './change-exclusion.js';
import { responsesErrors } from './responses.errors.js';
import { ExcludeResponse } from './exclude-response.js';
import { RestoreResponse } from './restore-response.js';

/** Whether a response counts: null, or the reason why not. */
export interface WantedExclusion {
  readonly responseId: string;
  readonly reason: string | null;
}

/** What was done about a response, and what it was before. */
export interface ExclusionOutcome {
  readonly responseId: string;
  readonly result: 'changed' | 'unchanged' | 'not_found';
  readonly reasonBefore: string | null;
}

/** Excludes responses from the numbers and counts them again, many at once in one transaction. */
@Injectable()
export class ChangeExclusions {
  constructor(
    private readonly changeExclusion: ChangeExclusion,
    private readonly excludeResponse: ExcludeResponse,
    private readonly restoreResponse: RestoreResponse,
    private readonly log: EventLog,
  ) {}

  /** The outcomes in the order of the request. @throws `listed-twice` */
  async execute(unit: UnitOfWork, wanted: readonly WantedExclusion[], by: Actor): Promise<readonly ExclusionOutcome[]> {
    const errors = listedTwice(wanted);
    if (errors.length > 0) throw responsesErrors.error('listed-twice', undefined, { errors });
    return unit.run(async (tx) => {
      const outcomes = new Map<string, ExclusionOutcome>();
      const events: NewEvent[] = [];
      // In one order, so that two requests about the same responses wait for each other instead of for ever.
      for (const { responseId, reason } of wanted.toSorted((a, b) => (a.responseId < b.responseId ? -1 : 1))) {
        const change =
          reason === null
            ? this.restoreResponse.changeOf(unit.tenantId, responseId, by)
            : this.excludeResponse.changeOf(unit.tenantId, responseId, reason, by);
        const changed = await this.changeExclusion.change(tx, change);
        events.push(...(changed?.events ?? []));
        const result = changed === undefined ? 'not_found' : changed.events.length === 0 ? 'unchanged' : 'changed';
        outcomes.set(responseId, { responseId, result, reasonBefore: changed?.before?.reason ?? null });
      }
      if (events.length > 0) await this.log.append(tx, events);
      return wanted.map(({ responseId }) => outcomes.get(responseId)!);
    });
  }
}

/** A response that is listed twice could be excluded and restored by one request, and the undo would restore only half. */
function listedTwice(wanted: readonly WantedExclusion[]): readonly FieldError[] {
  const seen = new Set<string>();
  return wanted.flatMap(({ responseId }, n) => {
    const isNew = !seen.has(responseId);
    seen.add(responseId);
    return isNew
      ? []
      : [{ pointer: `/changes/${n}/response_id`, code: 'duplicate', detail: 'must be in the list once' }];
  });
}
