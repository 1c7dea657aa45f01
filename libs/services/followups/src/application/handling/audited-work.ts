import { derivedId } from '@hearback/kernel';
import type { NewEvent } from '@hearback/contracts';
import type { Goodwill } from '../../domain/handling/goodwill.js';
import type { WorkSettings } from '../../domain/handling/work-settings.js';
import type { Actor } from '../../domain/task.js';
import { audited } from '../audited.js';

/** The event for the audit log of goodwill that was given or cancelled. */
export function auditedGoodwill(
  tenantId: string,
  { id, taskId, amountMinor, currency, kind }: Goodwill,
  what: 'given' | 'cancelled',
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, {
    id: derivedId('audited-goodwill', id, what),
    actor,
    at,
    action: `goodwill.${what}`,
    target: { kind: 'task', id: taskId },
    after: { amount_minor: amountMinor, currency, kind },
  });
}

/** The event for the audit log of other settings of cost and goodwill. */
export function auditedWorkSettings(
  tenantId: string,
  id: string,
  settings: WorkSettings,
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, {
    id,
    actor,
    at,
    action: 'work-settings.changed',
    target: { kind: 'workspace', id: tenantId },
    after: {
      currency: settings.currency,
      hourly_cost_minor: settings.hourlyCostMinor,
      goodwill_budget_minor: settings.goodwillBudgetMinor,
      ...Object.fromEntries(
        Object.entries(settings.goodwillLimits).map(([role, limit]) => [`goodwill_limit_${role}`, limit]),
      ),
    },
  });
}

/** The event for the audit log of another list, in numbers: people wrote the words. */
export function auditedWorkList(
  tenantId: string,
  id: string,
  action: 'playbooks.changed' | 'blueprint.changed',
  entries: number,
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, { id, actor, at, action, target: { kind: 'workspace', id: tenantId }, after: { entries } });
}
