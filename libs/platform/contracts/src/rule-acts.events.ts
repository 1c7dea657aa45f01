import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A rule gives tags to a response. */
export const TagsRequested = defineEvent(
  'followups.tags-requested.v1',
  Type.Object({
    act_id: Uuid(),
    response_id: Uuid(),
    tags: Type.Array(Type.String()),
    rule_id: Uuid(),
    requested_at: Instant(),
  }),
  (p) => p.response_id,
);
export type TagsRequestedV1 = PayloadOf<typeof TagsRequested>;

/** A rule sets an attribute of a customer. */
export const AttributeRequested = defineEvent(
  'followups.attribute-requested.v1',
  Type.Object({
    act_id: Uuid(),
    external_id: PersonalText(),
    key: Type.String(),
    value: Type.Union([Type.String(), Type.Number(), Type.Boolean()], { personal: true }),
    rule_id: Uuid(),
    requested_at: Instant(),
  }),
  (p) => p.act_id,
);
export type AttributeRequestedV1 = PayloadOf<typeof AttributeRequested>;

/** Members of staff are to be told something about a task, because a rule says so. */
export const NoticeRequested = defineEvent(
  'followups.notice-requested.v1',
  Type.Object({
    act_id: Uuid(),
    staff_ids: Type.Array(Uuid()),
    task_id: Uuid(),
    title: PersonalText(),
    /** What they are told, as plain text. */
    text: PersonalText(),
    due_at: Instant(),
    rule_id: Uuid(),
    requested_at: Instant(),
  }),
  (p) => p.task_id,
);
export type NoticeRequestedV1 = PayloadOf<typeof NoticeRequested>;

/** A rule writes to a chat. Nothing that a customer said or is called: nobody could erase it there. */
export const ChatRequested = defineEvent(
  'followups.chat-requested.v1',
  Type.Object({
    act_id: Uuid(),
    chat_target_id: Uuid(),
    rule_id: Uuid(),
    rule_name: Type.String(),
    /** What the author of the rule wrote, as plain text. */
    text: PersonalText(),
    response_id: Uuid(),
    /** The task that the rule opened; null: none. */
    task_id: Nullable(Uuid()),
    scores: Type.Array(Type.Object({ metric: Type.String(), score: Type.Number(), max: Type.Number() })),
    requested_at: Instant(),
  }),
  (p) => p.act_id,
);
export type ChatRequestedV1 = PayloadOf<typeof ChatRequested>;
