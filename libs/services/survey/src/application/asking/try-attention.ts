import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { decidedAgain, type EffectCount, type PastDecision } from '../../domain/asking/attention-effect.js';
import type { AttentionRules } from '../../domain/asking/attention-rules.js';
import { InvitationStore } from './invitation-store.js';
import { People } from './people.js';

/** Days of decisions that are made again. */
export const EFFECT_DAYS = 28;
const DAY_MS = 86_400_000;
/** Decisions that are made again at most, the newest ones. */
const MAX_DECISIONS = 20_000;
/** Customers whose touches are read in one statement. */
const CHUNK = 500;

/** What rules would have changed. */
export interface AttentionEffect {
  readonly before: EffectCount;
  readonly after: EffectCount;
  /** Whether all decisions of these days were made again; false: the newest 20,000. */
  readonly isComplete: boolean;
}

/** Tells what attention rules would have changed in the last four weeks, without storing anything. */
@Injectable()
export class TryAttention {
  constructor(
    private readonly database: TenantDatabase,
    private readonly invitations: InvitationStore,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, settings: AttentionRules): Promise<AttentionEffect> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - EFFECT_DAYS * DAY_MS);
    const decisions = await this.database.withTenant(tenantId, (tx) =>
      this.invitations.decisions(tx, tenantId, since, MAX_DECISIONS),
    );
    const after: (string | null)[] = [];
    const byCustomer = groupedByCustomer(decisions);
    const customerIds = [...byCustomer.keys()];
    for (let from = 0; from < customerIds.length; from += CHUNK) {
      const ids = customerIds.slice(from, from + CHUNK);
      const people = await this.database.withTenant(tenantId, (tx) => this.people.read(tx, tenantId, ids, now));
      for (const person of people) after.push(...decidedAgain(person, byCustomer.get(person.customerId)!, settings));
    }
    const before = decisions.map(({ reason }) => reason);
    return { before: counted(before), after: counted(after), isComplete: decisions.length < MAX_DECISIONS };
  }
}

function groupedByCustomer<D extends PastDecision & { readonly customerId: string }>(
  decisions: readonly D[],
): ReadonlyMap<string, readonly D[]> {
  const groups = new Map<string, D[]>();
  for (const decision of decisions) {
    const group = groups.get(decision.customerId);
    if (group) group.push(decision);
    else groups.set(decision.customerId, [decision]);
  }
  return groups;
}

function counted(reasons: readonly (string | null)[]): EffectCount {
  const counts = new Map<string, number>();
  for (const reason of reasons) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return { asked: reasons.filter((reason) => reason === null).length, reasons: counts };
}
