import type { TenantTx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { SsoAttemptStore } from '../../application/single-sign-on/sso-store.js';
import type { SsoAttempt, SsoPurpose } from '../../domain/single-sign-on.js';
import { SsoAttemptRow } from './sso.row.js';

/** `SsoAttemptStore` through TypeORM; the verifier is sealed. */
@Injectable()
export class TypeormSsoAttemptStore extends SsoAttemptStore {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  override async insert({ manager, tenantId }: TenantTx, attempt: SsoAttempt): Promise<void> {
    const attempts = manager.getRepository(SsoAttemptRow);
    await attempts.delete({ tenantId, expiresAt: LessThan(attempt.createdAt) });
    const { stateHash, browserHash, invitationHash, codeVerifier, ...rest } = attempt;
    await attempts.insert({
      ...rest,
      tenantId,
      stateHash: bytes(stateHash),
      browserHash: bytes(browserHash),
      invitationHash: invitationHash === null ? null : bytes(invitationHash),
      codeVerifier: this.sealer.seal(codeVerifier, nameOf(stateHash)),
    });
  }

  override async take(tx: TenantTx, stateHash: string, browserHash: string): Promise<SsoAttempt | undefined> {
    const [row] = await tx.query<{
      purpose: SsoPurpose;
      nonce: string;
      code_verifier: Buffer;
      staff_id: string | null;
      invitation_hash: Buffer | null;
      created_at: Date;
      expires_at: Date;
    }>(
      `delete from accounts.sso_attempt where tenant_id = $1 and state_hash = $2 and browser_hash = $3
       returning purpose, nonce, code_verifier, staff_id, invitation_hash, created_at, expires_at`,
      [tx.tenantId, bytes(stateHash), bytes(browserHash)],
    );
    const codeVerifier = row && this.sealer.open(row.code_verifier, nameOf(stateHash));
    if (row === undefined || codeVerifier === undefined) return undefined;
    return {
      stateHash,
      browserHash,
      codeVerifier,
      purpose: row.purpose,
      nonce: row.nonce,
      staffId: row.staff_id,
      invitationHash: row.invitation_hash?.toString('hex') ?? null,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    };
  }
}

function bytes(hash: string): Buffer {
  return Buffer.from(hash, 'hex');
}

function nameOf(stateHash: string): string {
  return `code verifier of ${stateHash}`;
}
