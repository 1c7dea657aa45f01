import { Type, type Static } from '@sinclair/typebox';
import { Instant, Nullable, Uuid } from './schema.js';

/** Who did it: kind `staff` or `key`; readers must accept others. */
export const AuditedActor = () => Type.Object({ kind: Type.String(), id: Nullable(Uuid()) });

/**
 * What somebody did, for the audit log of `accounts`. Each service publishes it on its own topic, in the transaction of the action.
 * `before` and `after` hold ids and settings, no secrets and no text of people: entries can never be erased.
 */
export const AuditedAction = () =>
  Type.Object({
    /** The id of the audit entry. */
    entry_id: Uuid(),
    actor: AuditedActor(),
    /** `<thing>.<past participle>`, for example `survey.published`. */
    action: Type.String({ pattern: '^[a-z-]+\\.[a-z-]+$' }),
    target: Type.Object({ kind: Type.String(), id: Uuid() }),
    before: Nullable(Type.Unsafe<JsonObject>({ type: 'object' })),
    after: Nullable(Type.Unsafe<JsonObject>({ type: 'object' })),
    at: Instant(),
  });

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

export type AuditedActionV1 = Static<ReturnType<typeof AuditedAction>>;

/** Entries about one thing keep their order. */
export const auditedKey = (payload: AuditedActionV1): string => payload.target.id;
