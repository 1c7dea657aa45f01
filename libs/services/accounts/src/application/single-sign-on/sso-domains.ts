import { randomBytes } from 'node:crypto';
import { TenantDatabase, type TenantTx, type UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { MAX_SSO_DOMAINS, proofName, type SsoDomain } from '../../domain/single-sign-on.js';
import { accountsErrors } from '../accounts.errors.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { CallerTransactions } from '../caller-transactions.js';
import { DomainTexts } from './domain-texts.js';
import { SsoDomainStore } from './sso-store.js';

/** A new domain. */
export type NewDomain = Pick<SsoDomain, 'domain' | 'capture' | 'role'>;

/** A change of a domain; absent properties stay. */
export type DomainChange = Partial<Pick<SsoDomain, 'capture' | 'role'>>;

/** The domains of a workspace. Only signed-in owners change them; throws `owner-only`. */
@Injectable()
export class SsoDomains {
  constructor(
    private readonly database: TenantDatabase,
    private readonly transactions: CallerTransactions,
    private readonly store: SsoDomainStore,
    private readonly texts: DomainTexts,
  ) {}

  list(tenantId: string): Promise<readonly SsoDomain[]> {
    return this.database.withTenant(tenantId, (tx) => this.store.list(tx));
  }

  /** Adds a domain, which leads nobody anywhere before it is proved. Throws `domain-exists` and `too-many-domains`. */
  add(unit: UnitOfWork, caller: Caller, { domain, capture, role }: NewDomain): Promise<SsoDomain> {
    return this.#run(unit, caller, async (audited) => {
      const { tx, now } = audited;
      if ((await this.store.list(tx)).length >= MAX_SSO_DOMAINS) throw accountsErrors.error('too-many-domains');
      const proof = `hearback-sign-in=${randomBytes(24).toString('base64url')}`;
      const added: SsoDomain = {
        id: audited.newId(),
        domain,
        proof,
        capture,
        role,
        provedAt: null,
        checkedAt: null,
        createdAt: now,
      };
      await this.store.insert(tx, added);
      record(audited, 'sign-in-domain.added', null, added);
      return added;
    });
  }

  /** Looks for the record that proves the domain. A name server that does not answer changes nothing. Throws `domain-not-found`. */
  async check(unit: UnitOfWork, caller: Caller, id: string): Promise<SsoDomain> {
    const known = await this.database.withTenant(caller.tenantId, (tx) => this.#existing(tx, id));
    const found = await this.texts.textsAt(proofName(known.domain));
    return this.#runOn(unit, caller, id, async (audited, before) => {
      const { tx, now } = audited;
      const isThere = found?.includes(before.proof) === true;
      const provedAt = found === null ? before.provedAt : isThere ? (before.provedAt ?? now) : null;
      const checked = { ...before, provedAt, checkedAt: found === null ? before.checkedAt : now };
      await this.store.update(tx, checked);
      if ((before.provedAt === null) !== (provedAt === null))
        record(audited, provedAt === null ? 'sign-in-domain.lost' : 'sign-in-domain.proved', before, checked);
      return checked;
    });
  }

  /** Throws `domain-not-found`. */
  change(unit: UnitOfWork, caller: Caller, id: string, change: DomainChange): Promise<SsoDomain> {
    return this.#runOn(unit, caller, id, async (audited, before) => {
      const after = { ...before, ...change };
      await this.store.update(audited.tx, after);
      record(audited, 'sign-in-domain.changed', before, after);
      return after;
    });
  }

  /** Throws `domain-not-found`. */
  async remove(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
    await this.#runOn(unit, caller, id, async (audited, before) => {
      await this.store.delete(audited.tx, id);
      record(audited, 'sign-in-domain.removed', before, null);
    });
  }

  async #existing(tx: TenantTx, id: string): Promise<SsoDomain> {
    const domain = await this.store.find(tx, id);
    if (domain === undefined) throw accountsErrors.error('domain-not-found');
    return domain;
  }

  /** Says first that there is no such domain here, as for all ids of others. */
  #runOn<T>(
    unit: UnitOfWork,
    caller: Caller,
    id: string,
    change: (audited: AuditedTransaction, domain: SsoDomain) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      const domain = await this.#existing(audited.tx, id);
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      return change(audited, domain);
    });
  }

  #run<T>(unit: UnitOfWork, caller: Caller, change: (audited: AuditedTransaction) => Promise<T>): Promise<T> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      return change(audited);
    });
  }
}

function record(audited: AuditedTransaction, action: string, before: SsoDomain | null, after: SsoDomain | null): void {
  const target = { kind: 'workspace', id: audited.tx.tenantId } as const;
  audited.audit({ action, target, before: shown(before), after: shown(after) });
}

function shown(domain: SsoDomain | null) {
  return domain === null ? null : { domain: domain.domain, capture: domain.capture, role: domain.role };
}
