import { BrandChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { logoPath, type Brand } from '../domain/brand.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { BrandStore } from './brand-store.js';
import { CallerTransactions } from './caller-transactions.js';
import { LogoEncoder } from './logo-encoder.js';

/** Changes what customers see of the caller's workspace. */
@Injectable()
export class ChangeBrand {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: BrandStore,
    private readonly encoder: LogoEncoder,
  ) {}

  /** Replaces everything but the logo. */
  execute(unit: UnitOfWork, caller: Caller, brand: Omit<Brand, 'logoId'>): Promise<Brand> {
    return this.#change(unit, caller, (_audited, { logoId }) => Promise.resolve({ ...brand, logoId }));
  }

  /** Replaces the logo by the picture in the file. Throws `logo-unreadable`. */
  async setLogo(unit: UnitOfWork, caller: Caller, file: Buffer): Promise<Brand> {
    const png = await this.encoder.encode(file);
    if (png === undefined) throw accountsErrors.error('logo-unreadable');
    return this.#change(unit, caller, async (audited, before) => {
      const id = audited.newId();
      await this.store.replaceLogo(audited.tx, { id, png });
      return { ...before, logoId: id };
    });
  }

  /** Removes the logo, if there is one. */
  removeLogo(unit: UnitOfWork, caller: Caller): Promise<Brand> {
    return this.#change(unit, caller, async (audited, before) => {
      await this.store.replaceLogo(audited.tx, undefined);
      return { ...before, logoId: null };
    });
  }

  #change(
    unit: UnitOfWork,
    caller: Caller,
    next: (audited: AuditedTransaction, before: Brand) => Promise<Brand>,
  ): Promise<Brand> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const before = await this.store.find(audited.tx);
      const after = await next(audited, before);
      if (JSON.stringify(payloadOf(before)) === JSON.stringify(payloadOf(after))) return before;
      await this.store.save(audited.tx, after);
      audited.audit({
        action: 'brand.changed',
        target: { kind: 'workspace', id: caller.tenantId },
        before: auditOf(before),
        after: auditOf(after),
      });
      audited.publish(BrandChanged, {
        workspace_id: caller.tenantId,
        ...payloadOf(after),
        changed_at: audited.now.toISOString(),
      });
      return after;
    });
  }
}

function payloadOf({ name, color, contact, privacyUrl, tone, logoId }: Brand) {
  return {
    name,
    color,
    contact: contact && {
      name: contact.name,
      phone: contact.phone,
      email: contact.email,
      hours: contact.hours,
    },
    privacy_url: privacyUrl,
    tone,
    logo_path: logoId === null ? null : logoPath(logoId),
  };
}

/** Without the contact, which can name a person: entries of the audit log are never erased. */
function auditOf(brand: Brand) {
  const { contact, ...rest } = payloadOf(brand);
  return { ...rest, has_contact: contact !== null };
}
