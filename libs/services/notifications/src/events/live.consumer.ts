import { Injectable } from '@nestjs/common';
import {
  FollowupsActionAudited,
  ResponseExcluded,
  ResponseRestored,
  ResponseRevised,
  ResponsesActionAudited,
  ResponseSubmitted,
  ResponseWithdrawn,
  SurveyActionAudited,
  TaskChanged,
  TaskReopened,
  TaskResolved,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, publicId, skip, type Outcome, type PublicIdPrefix } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { LiveHints, type TenantHint } from '../application/live-hints.js';
import type { HintType } from '../domain/live-hint.js';
import { WebhookFeed } from './webhooks/webhook-feed.js';

type ResponseEvent = EventOf<
  | typeof ResponseSubmitted
  | typeof ResponseRevised
  | typeof ResponseExcluded
  | typeof ResponseRestored
  | typeof ResponseWithdrawn
>;
/** Audited actions have one shape, whichever service publishes them. */
type AuditedEvent = EventOf<typeof FollowupsActionAudited>;

/** What audited actions change, by the kind of their target. */
const TARGETS: Readonly<Record<string, { readonly type: HintType; readonly prefix: PublicIdPrefix }>> = {
  response: { type: 'response', prefix: 'rsp' },
  import: { type: 'import', prefix: 'imp' },
  task: { type: 'task', prefix: 'tsk' },
  rule: { type: 'rule', prefix: 'rul' },
  survey: { type: 'survey', prefix: 'srv' },
};

/** Tells readers and receivers of webhooks what has changed, where no other consumer of this service does. */
@Injectable()
export class LiveConsumer {
  constructor(
    private readonly hints: LiveHints,
    private readonly webhooks: WebhookFeed,
  ) {}

  @Subscribe(ResponseSubmitted)
  @Subscribe(ResponseRevised)
  @Subscribe(ResponseExcluded)
  @Subscribe(ResponseRestored)
  @Subscribe(ResponseWithdrawn)
  async responses(events: readonly ResponseEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    return this.#publish(tx, events, ({ payload }) => ({
      type: 'response',
      id: publicId('rsp', payload.response_id),
    }));
  }

  @Subscribe(TaskResolved)
  @Subscribe(TaskReopened)
  @Subscribe(TaskChanged)
  async tasks(
    events: readonly EventOf<typeof TaskResolved | typeof TaskReopened | typeof TaskChanged>[],
    tx: BatchTx,
  ): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    return this.#publish(tx, events, ({ payload }) => ({ type: 'task', id: publicId('tsk', payload.task_id) }));
  }

  @Subscribe(FollowupsActionAudited)
  @Subscribe(ResponsesActionAudited)
  @Subscribe(SurveyActionAudited)
  async audited(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    const known = events.filter(({ payload }) => TARGETS[payload.target.kind] !== undefined);
    await this.#publish(tx, known, ({ payload: { target } }) => {
      const { type, prefix } = TARGETS[target.kind]!;
      return { type, id: publicId(prefix, target.id) };
    });
    return events.map((event) => (known.includes(event) ? done() : skip('nothing that is shown has changed')));
  }

  async #publish<E extends { readonly tenantId: string }>(
    tx: BatchTx,
    events: readonly E[],
    hintOf: (event: E) => Omit<TenantHint, 'tenantId'>,
  ): Promise<readonly Outcome[]> {
    await this.hints.publish(
      tx,
      events.map((event) => ({ tenantId: event.tenantId, ...hintOf(event) })),
    );
    return events.map(done);
  }
}
