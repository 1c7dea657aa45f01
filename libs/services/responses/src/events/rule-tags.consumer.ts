import { TagsRequested, type EventOf } from '@hearback/contracts';
import { inSavepoint, ofTenant, type BatchTx } from '@hearback/database';
import { AppError, done, skip, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { TagResponses } from '../application/tag-responses.js';

/** Gives responses the tags that rules ask for, in the transaction that marks the event as consumed. */
@Injectable()
export class RuleTagsConsumer {
  constructor(private readonly tagResponses: TagResponses) {}

  @Subscribe(TagsRequested)
  requested(events: readonly EventOf<typeof TagsRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof TagsRequested>(events, async ({ tenantId, payload }) => {
      const change = { responseId: payload.response_id, add: payload.tags, remove: [] };
      try {
        const [outcome] = await inSavepoint(tx, () => this.tagResponses.apply(ofTenant(tx, tenantId), [change]));
        return outcome?.result === 'not_found' ? skip('the response was withdrawn') : done();
      } catch (error) {
        if (error instanceof AppError) return skip(error.message);
        throw error;
      }
    });
  }
}
