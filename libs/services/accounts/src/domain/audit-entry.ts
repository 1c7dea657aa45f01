import { canonicalJson } from '@hearback/kernel';

/** Who performed an action. */
export interface Actor {
  readonly kind: 'staff' | 'key' | 'visitor' | 'operator' | 'product';
  /**
   * Id of the member or of the key; null for a visitor, who has no account yet, for the operator of the installation, and for the product,
   * which does by itself what a setting wants.
   */
  readonly id: string | null;
}

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Kinds of things in the audit log; those after `invitation` belong to other services. */
export const AUDIT_TARGETS = [
  'workspace',
  'staff',
  'session',
  'api-key',
  'team',
  'invitation',
  'survey',
  'response',
  'import',
  'rule',
  'task',
  'annotation',
  'goal',
  'scenario',
  'topic',
  'segment',
  'customer-list',
  'suppressed-address',
  'plan',
  'personal-link',
  'calendar',
  'customer',
  'mail-webhook',
  'sender',
  'webhook-endpoint',
  'chat-target',
] as const;
export type AuditTarget = (typeof AUDIT_TARGETS)[number];

/** An action for the audit log. `before` and `after` hold what changed and never a secret. */
export interface AuditedAction {
  /** `<thing>.<past participle>`, for example `api-key.revoked`. */
  readonly action: string;
  readonly target: { readonly kind: AuditTarget; readonly id: string };
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/** An entry of the audit log. */
export interface AuditEntry extends AuditedAction {
  readonly id: string;
  /** 1, 2, 3 … without gaps inside a workspace. */
  readonly sequence: number;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * The text whose SHA-256 is the entry's hash in the chain: all of the entry, its workspace, and the hash of the previous entry
 * (64 zeros before the first). If an entry is changed, removed or moved, every later hash is wrong.
 */
export function auditText(tenantId: string, entry: AuditEntry, previousHash: string): string {
  return canonicalJson({
    previous: previousHash,
    tenant: tenantId,
    id: entry.id,
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    actor: { kind: entry.actor.kind, id: entry.actor.id },
    action: entry.action,
    target: { kind: entry.target.kind, id: entry.target.id },
    before: entry.before,
    after: entry.after,
  });
}

/** The hash before the first entry. */
export const AUDIT_GENESIS = '0'.repeat(64);
