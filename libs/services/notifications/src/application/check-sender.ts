import { Injectable } from '@nestjs/common';
import { TenantDatabase, type UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { domainOf } from '../domain/sender.js';
import {
  dkimName,
  dmarcNames,
  domainRecords,
  senderState,
  type DomainRecord,
  type FoundRecords,
} from '../domain/sender-records.js';
import { NotificationsConfig } from '../notifications.config.js';
import { notificationsErrors } from './notifications.errors.js';
import { DomainTexts, SenderStore, type Sender } from './senders.js';

/** Between two checks that somebody asks for. Milliseconds. */
const BETWEEN_CHECKS = 10_000;

/** Compares the records of a sender's domain with what they have to be. */
@Injectable()
export class CheckSender {
  constructor(
    private readonly senders: SenderStore,
    private readonly texts: DomainTexts,
    private readonly database: TenantDatabase,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
  ) {}

  /** The records of a sender, as the newest check found them. */
  recordsOf(sender: Sender, found: FoundRecords | null = sender.found): readonly DomainRecord[] {
    const needs = {
      domain: domainOf(sender.address),
      selector: sender.dkimSelector,
      publicKey: sender.dkimPublicKey,
      installation: domainOf(this.config.sender),
      reportsTo: sender.replyTo ?? sender.address,
    };
    return domainRecords(needs, found);
  }

  /** Asks the name servers now; no transaction is open meanwhile. Throws `no-sender` and `checked-just-now`. */
  async now({ tenantId }: Pick<UnitOfWork, 'tenantId'>): Promise<Sender> {
    const at = this.clock.now();
    const sender = await this.senders.find(tenantId);
    if (sender === undefined) throw notificationsErrors.error('no-sender');
    const notSince = new Date(at.getTime() - BETWEEN_CHECKS);
    const began = await this.database.withTenant(tenantId, (tx) => this.senders.beginCheck(tx, tenantId, at, notSince));
    if (!began) throw notificationsErrors.error('checked-just-now', undefined, { retryAfter: BETWEEN_CHECKS / 1000 });
    return this.#check(tenantId, sender);
  }

  /** The check of every day. */
  async daily(tenantId: string): Promise<void> {
    const sender = await this.senders.find(tenantId);
    if (sender !== undefined) await this.#check(tenantId, sender);
  }

  async #check(tenantId: string, sender: Sender): Promise<Sender> {
    const found = await this.#find(sender);
    const at = this.clock.now();
    const state = senderState(sender.state, this.recordsOf(sender, found));
    const verifiedAt = state === 'verified' && sender.state !== 'verified' ? at : sender.verifiedAt;
    const checked = { ...sender, found, state, checkedAt: at, verifiedAt };
    await this.database.withTenant(tenantId, (tx) => this.senders.endCheck(tx, tenantId, checked));
    return checked;
  }

  async #find({ address, dkimSelector: selector }: Sender): Promise<FoundRecords> {
    const domain = domainOf(address);
    const [spf, dkim, ...dmarc] = await Promise.all(
      [domain, dkimName({ selector, domain }), ...dmarcNames(domain)].map((name) => this.texts.textsAt(name)),
    );
    return { spf: spf ?? null, dkim: dkim ?? null, dmarc };
  }
}
