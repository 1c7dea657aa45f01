import type { TenantTx } from '@hearback/database';
import type { Clock } from '@hearback/kernel';
import type { KeyedHash } from '../auth/keyed-hash.js';
import { requestErrors } from '../problems/request.errors.js';
import type { ReplyCipher, StoredReply } from './reply-cipher.js';

/** A request with an Idempotency-Key. */
export interface RepeatableRequest {
  /** The member or the key. */
  readonly callerId: string;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** What must be equal when the key is used again: method, path and body. */
  readonly content: string;
}

const DAY_MS = 86_400_000;

/**
 * Replies to requests with an Idempotency-Key, stored for 24 hours in the transaction of the effect. Requests are recognised by keyed
 * hashes: a bare hash of a body with a password would let a reader of the database try passwords.
 */
export class StoredReplies {
  constructor(
    private readonly cipher: ReplyCipher,
    private readonly keyedHash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /**
   * The reply to an earlier, equal request; `undefined` for a new one, which then locks its key until the transaction ends.
   * Throws 409 while the first request is still running, and 422 if the key was used for a different request.
   */
  async find(tx: TenantTx, request: RepeatableRequest): Promise<StoredReply | undefined> {
    const name = this.#nameOf(tx, request);
    const [lock] = await tx.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended($1, 4711)) as free`,
      [`idempotency ${name}`],
    );
    if (lock?.free !== true) throw requestErrors.error('key-in-use', undefined, { retryAfter: 1 });
    const [row] = await tx.query<{ request_hash: Buffer; sealed_reply: Buffer }>(
      `select request_hash, sealed_reply from http.idempotency_key
       where tenant_id = $1 and caller_id = $2 and key_hash = any ($3) and created_at > $4`,
      [tx.tenantId, request.callerId, this.#hashes(request.key), this.#dayAgo()],
    );
    if (row === undefined) return undefined;
    const isSame = this.#hashes(this.#contentOf(tx, request)).some((hash) => row.request_hash.equals(hash));
    if (!isSame) throw requestErrors.error('key-reused');
    return this.cipher.decrypt(row.sealed_reply, name);
  }

  /** Stores the reply, and deletes some that are older than a day. */
  async store(tx: TenantTx, request: RepeatableRequest, reply: StoredReply): Promise<void> {
    await tx.query(
      `delete from http.idempotency_key where ctid in (
         select ctid from http.idempotency_key where tenant_id = $1 and created_at <= $2 limit 100 for update skip locked)`,
      [tx.tenantId, this.#dayAgo()],
    );
    await tx.query(
      `insert into http.idempotency_key (tenant_id, caller_id, key_hash, request_hash, sealed_reply, created_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, caller_id, key_hash) do nothing`,
      [
        tx.tenantId,
        request.callerId,
        this.#hashes(request.key)[0],
        this.#hashes(this.#contentOf(tx, request))[0],
        this.cipher.encrypt(reply, this.#nameOf(tx, request)),
        this.clock.now(),
      ],
    );
  }

  #nameOf(tx: TenantTx, { callerId, key }: RepeatableRequest): string {
    return JSON.stringify([tx.tenantId, callerId, key]);
  }

  /** The name is part of it, so that equal bodies of different requests have different hashes. */
  #contentOf(tx: TenantTx, request: RepeatableRequest): string {
    return JSON.stringify([this.#nameOf(tx, request), request.content]);
  }

  /** With the present secret first; an earlier request may have been stored with a previous one. */
  #hashes(text: string): readonly Buffer[] {
    return this.keyedHash.all(text).map((hash) => Buffer.from(hash, 'base64url'));
  }

  #dayAgo(): Date {
    return new Date(this.clock.now().getTime() - DAY_MS);
  }
}
