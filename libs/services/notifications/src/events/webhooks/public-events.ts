import {
  CustomerErased,
  CustomerMerged,
  CustomerUnmerged,
  PromiseChanged,
  ResponseExcluded,
  ResponseRestored,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
  SurveyPublished,
  TaskAssigned,
  TaskBreached,
  TaskOpened,
  TaskReopened,
  TaskResolved,
  type EventContract,
  type EventOf,
  type CustomerMergedV1,
  type PayloadOf,
  type ResponseContentV1,
} from '@hearback/contracts';
import { publicId, type PublicIdPrefix } from '@hearback/kernel';
import type { PublicEvent, PublicEventData, PublicEventType } from '../../domain/webhooks/public-event.js';

/** How an event of the log becomes a public one. */
interface Row {
  readonly contract: EventContract;
  readonly typeOf: (payload: never) => PublicEventType | undefined;
  readonly dataOf: (payload: never) => PublicEventData;
}

/** A row of the table. `typeOf` is a type, or finds it; undefined: nobody outside is told. */
function row<C extends EventContract>(
  contract: C,
  typeOf: PublicEventType | ((payload: PayloadOf<C>) => PublicEventType | undefined),
  dataOf: (payload: PayloadOf<C>) => PublicEventData,
): Row {
  return { contract, typeOf: typeof typeOf === 'function' ? typeOf : () => typeOf, dataOf };
}

/** The public id, or null. */
const idOf = (prefix: PublicIdPrefix, id: string | null) => (id === null ? null : publicId(prefix, id));

/** What receivers learn of an answer: who gave it and in which words they have to fetch. */
const responseOf = (content: ResponseContentV1) => ({
  id: publicId('rsp', content.response_id),
  survey_id: publicId('srv', content.survey_id),
  survey_version: content.survey_version,
  touchpoint_id: idOf('tpt', content.touchpoint_id),
  channel: content.channel,
  language: content.language,
  submitted_at: content.submitted_at,
  scores: content.scores.map(({ question, metric, score, min, max }) => ({ question, metric, score, min, max })),
});

const changedResponseOf = ({
  response_id,
  survey_id,
}: {
  readonly response_id: string;
  readonly survey_id: string;
}) => ({
  id: publicId('rsp', response_id),
  survey_id: publicId('srv', survey_id),
});

/** Which profile means which; external ids are names, and have to be fetched. */
const mergeOf = (pointer: Pick<CustomerMergedV1, 'customer_id' | 'kept_customer_id' | 'merge_id' | 'revision'>) => ({
  id: publicId('cus', pointer.customer_id),
  kept_id: publicId('cus', pointer.kept_customer_id),
  merge_id: publicId('mrg', pointer.merge_id),
  revision: pointer.revision,
});

const PROMISES: Readonly<Record<string, PublicEventType>> = {
  made: 'promise.made',
  moved: 'promise.moved',
  kept: 'promise.kept',
  broken: 'promise.broken',
};

/** Which event of the log becomes which public event. */
const TABLE: readonly Row[] = [
  row(ResponseSubmitted, 'response.submitted', (payload) => ({
    ...responseOf(payload),
    completed: payload.completed ?? true,
  })),
  row(ResponseRevised, 'response.revised', (payload) => ({
    ...responseOf(payload),
    completed: payload.completed,
    revision: payload.revision,
    revised_at: payload.revised_at,
  })),
  row(ResponseExcluded, 'response.excluded', (payload) => ({
    ...changedResponseOf(payload),
    revision: payload.revision,
    excluded_at: payload.excluded_at,
  })),
  row(ResponseRestored, 'response.restored', (payload) => ({
    ...changedResponseOf(payload),
    revision: payload.revision,
    restored_at: payload.restored_at,
  })),
  row(ResponseWithdrawn, 'response.withdrawn', (payload) => ({
    ...changedResponseOf(payload),
    withdrawn_at: payload.withdrawn_at,
  })),
  row(TaskOpened, 'task.opened', (payload) => ({
    id: publicId('tsk', payload.task_id),
    response_id: idOf('rsp', payload.response_id),
    rule_id: idOf('rul', payload.rule_id),
    assignee_id: idOf('stf', payload.assignee_id),
    opened_at: payload.opened_at,
    due_at: payload.due_at,
  })),
  row(TaskAssigned, 'task.assigned', (payload) => ({
    id: publicId('tsk', payload.task_id),
    assignee_id: idOf('stf', payload.assignee_id),
    assigned_at: payload.assigned_at,
    due_at: payload.due_at,
  })),
  row(TaskBreached, 'task.breached', (payload) => ({
    id: publicId('tsk', payload.task_id),
    assignee_id: idOf('stf', payload.assignee_id),
    clock: payload.clock ?? 'resolution',
    due_at: payload.due_at,
    breached_at: payload.breached_at,
  })),
  row(TaskResolved, 'task.resolved', (payload) => ({
    id: publicId('tsk', payload.task_id),
    response_id: idOf('rsp', payload.response_id),
    root_cause: payload.root_cause,
    outcome: payload.outcome,
    opened_at: payload.opened_at,
    resolved_at: payload.resolved_at,
  })),
  row(TaskReopened, 'task.reopened', (payload) => ({
    id: publicId('tsk', payload.task_id),
    response_id: idOf('rsp', payload.response_id),
    reopened_at: payload.reopened_at,
    due_at: payload.due_at,
  })),
  row(
    PromiseChanged,
    ({ change }) => PROMISES[change],
    (payload) => ({
      id: publicId('prm', payload.promise_id),
      task_id: publicId('tsk', payload.task_id),
      owner_id: publicId('stf', payload.owner_id),
      status: payload.status,
      due_at: payload.due_at,
      first_due_at: payload.first_due_at,
      revision: payload.revision,
      changed_at: payload.changed_at,
    }),
  ),
  row(SurveyPublished, 'survey.published', (payload) => ({
    id: publicId('srv', payload.survey_id),
    version: payload.version,
    touchpoint_id: idOf('tpt', payload.touchpoint?.touchpoint_id ?? null),
    published_at: payload.published_at,
  })),
  row(CustomerMerged, 'customer.merged', (payload) => ({ ...mergeOf(payload), merged_at: payload.merged_at })),
  row(CustomerUnmerged, 'customer.unmerged', (payload) => ({ ...mergeOf(payload), unmerged_at: payload.unmerged_at })),
  row(CustomerErased, 'customer.erased', (payload) => ({
    id: publicId('cus', payload.customer_id),
    merged_ids: payload.merged_ids.map((merged) => publicId('cus', merged)),
    erasure_id: publicId('ers', payload.erasure_id),
    erased_at: payload.erased_at,
  })),
];

const BY_TYPE: ReadonlyMap<string, Row> = new Map(TABLE.map((each) => [each.contract.type, each]));

/** The public event of an event of the log; undefined if nobody outside is told of it. */
export function publicEventOf(event: EventOf): PublicEvent | undefined {
  const found = BY_TYPE.get(event.type);
  const type = found?.typeOf(event.payload as never);
  if (found === undefined || type === undefined) return undefined;
  return { type, timestamp: event.time, data: found.dataOf(event.payload as never) };
}
