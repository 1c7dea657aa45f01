import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, Uuid } from './schema.js';

/** Customers may ask to be called back in the opening hours, or may not any more. */
export const CallBacksChanged = defineEvent(
  'followups.call-backs-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    /** Address of the page on which they ask; null: it is not offered. */
    url: Nullable(Type.String()),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type CallBacksChangedV1 = PayloadOf<typeof CallBacksChanged>;
