import { TenantDatabase } from '@hearback/database';
import { Clock, pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { nextQuestions, type NextQuestion } from '../../domain/asking/next-question.js';
import { askingErrors } from './asking.errors.js';
import { AttentionStore, type StoredAttention } from './attention-store.js';
import { People } from './people.js';
import { TouchStore, type CustomerTouch, type StoredTouch } from './touch-store.js';

/** The newest touches of a customer, and when the next question may follow. */
export interface CustomerTouches {
  readonly touches: readonly StoredTouch[];
  readonly next: readonly NextQuestion[];
}

/** Touches that are shown of a customer, the newest ones. */
const SHOWN_TOUCHES = 100;

/** Reads attention rules, and what they mean for a customer. */
@Injectable()
export class AttentionQueries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly attention: AttentionStore,
    private readonly people: People,
    private readonly ledger: TouchStore,
    private readonly clock: Clock,
  ) {}

  rules(tenantId: string): Promise<StoredAttention> {
    return this.database.withTenant(tenantId, (tx) => this.attention.read(tx, tenantId));
  }

  /** All contacts, in the order of their times. */
  touches(tenantId: string, page: PageRequest): Promise<Page<CustomerTouch>> {
    return this.database.withTenant(tenantId, async (tx) =>
      pageOf(await this.ledger.page(tx, tenantId, page), page.limit),
    );
  }

  /** Throws `customer-not-found`. */
  ofCustomer(tenantId: string, externalId: string): Promise<CustomerTouches> {
    const now = this.clock.now();
    return this.database.withTenant(tenantId, async (tx) => {
      const id = await this.people.idOf(tx, tenantId, externalId);
      const [person] = id === undefined ? [] : await this.people.read(tx, tenantId, [id], now);
      if (person === undefined) throw askingErrors.error('customer-not-found');
      const { settings, basis } = await this.attention.read(tx, tenantId);
      const touches = await this.ledger.newest(tx, tenantId, person, SHOWN_TOUCHES);
      return { touches, next: nextQuestions(person, settings, basis, now) };
    });
  }
}
