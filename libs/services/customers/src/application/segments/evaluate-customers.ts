import { Injectable } from '@nestjs/common';
import { MembershipChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { calendarDay } from '../../domain/calendar-day.js';
import { inParts, membershipChanges, type MembershipChange } from '../../domain/segments/membership.js';
import { neededFacts } from '../../domain/segments/needed-facts.js';
import { memberTest } from '../../domain/segments/segment-matches.js';
import { MembershipStore } from './membership-store.js';
import { SegmentStore, type SegmentRule } from './segment-store.js';

/** Maximum number of customers in an event. */
const EVENT_CUSTOMERS = 1000;

/**
 * Keeps the memberships of customers up to date. Each change of what segments look at calls `lock` before it writes and `evaluate` after
 * it, in its own transaction.
 */
@Injectable()
export class EvaluateCustomers {
  constructor(
    private readonly segments: SegmentStore,
    private readonly memberships: MembershipStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Locks the customers, and then the rules and the time zone. */
  async lock(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<void> {
    await this.memberships.lock(tx, tenantId, customerIds);
    await this.segments.shareRules(tx, tenantId);
  }

  /**
   * Evaluates the rules for these customers and stores what changes; returns the events to append. Of a profile that was merged, the
   * customer whose profile was kept is evaluated.
   */
  async evaluate(
    tx: Tx,
    tenantId: string,
    profileIds: readonly string[],
    isConcerned: (rule: SegmentRule) => boolean = () => true,
  ): Promise<readonly NewEvent[]> {
    if (profileIds.length === 0) return [];
    const { rules: all, timeZone } = await this.segments.rules(tx, tenantId);
    const rules = all.filter(isConcerned);
    if (rules.length === 0) return [];
    const now = this.clock.now();
    const day = calendarDay(now, timeZone);
    const customerIds = await this.memberships.kept(tx, tenantId, profileIds);
    const needed = neededFacts(rules.map(({ condition }) => condition));
    const facts = await this.memberships.facts(tx, tenantId, customerIds, needed, timeZone);
    const members = await this.memberships.members(tx, tenantId, customerIds);
    const tests = rules.map(({ id, condition }) => ({ segmentId: id, test: memberTest(condition, day) }));
    const changes = membershipChanges(tests, facts, members);
    if (changes.length === 0) return [];
    await this.memberships.apply(tx, tenantId, changes);
    return inParts(changes, EVENT_CUSTOMERS).map((change) => this.#changed(tenantId, change, day, now));
  }

  /** Takes these profiles, which are merged now, out of all segments; returns the events to append. */
  async leave(tx: Tx, tenantId: string, profileIds: readonly string[]): Promise<readonly NewEvent[]> {
    const members = await this.memberships.members(tx, tenantId, profileIds);
    const changes = [...members].map(([segmentId, left]) => ({ segmentId, entered: [], left: [...left] }));
    if (changes.length === 0) return [];
    await this.memberships.apply(tx, tenantId, changes);
    const { timeZone } = await this.segments.rules(tx, tenantId);
    const now = this.clock.now();
    return changes.map((change) => this.#changed(tenantId, change, calendarDay(now, timeZone), now));
  }

  #changed(tenantId: string, { segmentId, entered, left }: MembershipChange, day: string, now: Date): NewEvent {
    const payload = { segment_id: segmentId, entered: [...entered], left: [...left], day };
    return newEvent(MembershipChanged, { id: this.ids.next(), tenantId, time: now, payload }) as NewEvent;
  }
}
