import { Injectable } from '@nestjs/common';
import { newEvent, PrivacyMailRequested, PrivacyRequested, type NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import {
  CONFIRM_WITHIN,
  NEXT_MAIL_AFTER,
  stateOf,
  type PrivacyRequestKind,
} from '../../domain/consent/privacy-request.js';
import { customersErrors } from '../customers.errors.js';
import { PreferenceStore, type CustomerChoices } from '../preferences/preference-store.js';
import { StartDataCopy } from './start-data-copy.js';
import { PrivacyRequestStore } from './privacy-request-store.js';

/** Requests of customers for their data: created on their page, confirmed at the address on file, then published. */
@Injectable()
export class RequestPrivacy {
  constructor(
    private readonly requests: PrivacyRequestStore,
    private readonly customers: PreferenceStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly copies: StartDataCopy,
  ) {}

  /** Creates a request and has a mail sent, unless one was sent some minutes ago. Throws `customer-not-found`. */
  create(unit: UnitOfWork, customerId: string, kind: PrivacyRequestKind, language: string): Promise<void> {
    const now = this.clock.now();
    return unit.run(async (tx) => {
      // Locks the customer, so that two requests at the same time lead to one mail.
      const customer = await this.customers.choices(tx, customerId, true);
      if (customer === undefined) throw customersErrors.error('customer-not-found');
      const open = await this.requests.newestOpen(tx, customerId, kind);
      if (open !== undefined && open.createdAt.getTime() + NEXT_MAIL_AFTER > now.getTime()) return;
      const expiresAt = new Date(now.getTime() + CONFIRM_WITHIN);
      const request = { id: this.ids.next(), customerId, kind, language, createdAt: now, expiresAt, confirmedAt: null };
      await this.requests.insert(tx, request);
      const payload = {
        request_id: request.id,
        customer_id: customerId,
        kind,
        language,
        expires_at: expiresAt.toISOString(),
      };
      const event = { id: this.ids.next(), tenantId: tx.tenantId, time: now, payload };
      await this.log.append(tx, [newEvent(PrivacyMailRequested, event) as NewEvent]);
    });
  }

  /** Confirms a request, and begins the copy if it asks for one; false if its link has expired. Confirming it again changes nothing. */
  confirm(unit: UnitOfWork, id: string): Promise<boolean> {
    const now = this.clock.now();
    return unit.run(async (tx) => {
      const request = await this.requests.find(tx, id);
      if (request === undefined || stateOf(request, now) === 'expired') return false;
      const customer = await this.customers.choices(tx, request.customerId, false);
      if (customer === undefined) return false;
      if (!(await this.requests.confirm(tx, id, now))) return true;
      // The product makes copies itself; nobody has to do anything.
      if (request.kind === 'export' && hasAddress(customer)) {
        await this.copies.begin(tx, request.customerId, request.language, null);
        return true;
      }
      const payload = {
        request_id: id,
        customer_id: request.customerId,
        external_id: customer.customer.externalId,
        kind: request.kind,
        confirmed_at: now.toISOString(),
      };
      const event = { id: this.ids.next(), tenantId: tx.tenantId, time: now, payload };
      await this.log.append(tx, [newEvent(PrivacyRequested, event) as NewEvent]);
      return true;
    });
  }
}

/** Without an address, which was there when the mail was sent, staff find another way. */
function hasAddress({ customer }: CustomerChoices): boolean {
  return customer.identities.some(({ kind }) => kind === 'email');
}
