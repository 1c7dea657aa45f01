import type { PublicEvent, PublicEventData, PublicEventType } from './public-event.js';

/** An id as the API shows it, of nothing that exists. */
const sampleId = (prefix: string) => `${prefix}_0198c0de000070008000000000000001`;

const RESPONSE = {
  id: sampleId('rsp'),
  survey_id: sampleId('srv'),
  survey_version: 1,
  touchpoint_id: null,
  channel: 'email',
  language: 'en',
  submitted_at: '2026-03-02T09:15:00.000Z',
  scores: [{ question: 'recommend', metric: 'nps', score: 9, min: 0, max: 10 }],
} as const;

const CHANGED_RESPONSE = { id: sampleId('rsp'), survey_id: sampleId('srv') } as const;

const PROMISE = {
  id: sampleId('prm'),
  task_id: sampleId('tsk'),
  owner_id: sampleId('stf'),
  status: 'open',
  due_at: '2026-03-09T16:00:00.000Z',
  first_due_at: '2026-03-09T16:00:00.000Z',
  revision: 1,
  changed_at: '2026-03-02T09:30:00.000Z',
} as const;

const MERGE = { id: sampleId('cus'), kept_id: sampleId('cus'), merge_id: sampleId('mrg'), revision: 1 } as const;

const DATA: Readonly<Record<PublicEventType, PublicEventData>> = {
  'response.submitted': { ...RESPONSE, completed: true },
  'response.revised': { ...RESPONSE, completed: true, revision: 1, revised_at: '2026-03-02T09:20:00.000Z' },
  'response.excluded': { ...CHANGED_RESPONSE, revision: 1, excluded_at: '2026-03-02T10:00:00.000Z' },
  'response.restored': { ...CHANGED_RESPONSE, revision: 2, restored_at: '2026-03-02T10:30:00.000Z' },
  'response.withdrawn': { ...CHANGED_RESPONSE, withdrawn_at: '2026-03-02T11:00:00.000Z' },
  'task.opened': {
    id: sampleId('tsk'),
    response_id: sampleId('rsp'),
    rule_id: sampleId('rul'),
    assignee_id: sampleId('stf'),
    opened_at: '2026-03-02T09:15:01.000Z',
    due_at: '2026-03-03T09:15:01.000Z',
  },
  'task.assigned': {
    id: sampleId('tsk'),
    assignee_id: sampleId('stf'),
    assigned_at: '2026-03-02T09:25:00.000Z',
    due_at: '2026-03-03T09:15:01.000Z',
  },
  'task.breached': {
    id: sampleId('tsk'),
    assignee_id: sampleId('stf'),
    clock: 'resolution',
    due_at: '2026-03-03T09:15:01.000Z',
    breached_at: '2026-03-03T09:15:02.000Z',
  },
  'task.resolved': {
    id: sampleId('tsk'),
    response_id: sampleId('rsp'),
    root_cause: 'delivery',
    outcome: 'recovered',
    opened_at: '2026-03-02T09:15:01.000Z',
    resolved_at: '2026-03-02T15:00:00.000Z',
  },
  'task.reopened': {
    id: sampleId('tsk'),
    response_id: sampleId('rsp'),
    reopened_at: '2026-03-04T08:00:00.000Z',
    due_at: '2026-03-05T08:00:00.000Z',
  },
  'promise.made': PROMISE,
  'promise.moved': { ...PROMISE, due_at: '2026-03-11T16:00:00.000Z', revision: 2 },
  'promise.kept': { ...PROMISE, status: 'kept', revision: 2 },
  'promise.broken': { ...PROMISE, status: 'broken', revision: 2 },
  'survey.published': {
    id: sampleId('srv'),
    version: 1,
    touchpoint_id: null,
    published_at: '2026-03-01T12:00:00.000Z',
  },
  'customer.merged': { ...MERGE, merged_at: '2026-03-02T12:00:00.000Z' },
  'customer.unmerged': { ...MERGE, revision: 2, unmerged_at: '2026-03-02T13:00:00.000Z' },
  'customer.erased': {
    id: sampleId('cus'),
    merged_ids: [],
    erasure_id: sampleId('ers'),
    erased_at: '2026-03-02T12:00:00.000Z',
  },
};

/** An event of the type, about things that do not exist. */
export function sampleOf(type: PublicEventType, timestamp: Date): PublicEvent {
  return { type, timestamp, data: DATA[type] };
}
