import { FollowupsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Calendar } from './calendar-store.js';
import type { StoredRule } from './rule-store.js';
import type { TaskChange } from '../domain/task-change.js';
import type { RecoverySettings } from '../domain/recovery/recovery.js';
import type { RootCause } from '../domain/resolution.js';
import type { Actor, Task } from '../domain/task.js';

/** The events for the audit log of a manual change of a task, one per entry of its history. `task`: as stored. */
export function auditedTask(tenantId: string, task: Task, changes: readonly TaskChange[]): readonly NewEvent[] {
  return changes.map(({ kind, actor, at, detail }, position) => {
    const id = derivedId('audited-task', task.id, String(task.revision), String(position));
    const action = `task.${kind.replaceAll('_', '-')}`;
    return audited(tenantId, {
      id,
      actor,
      at,
      action,
      target: { kind: 'task', id: task.id },
      after: withoutTexts(detail),
    });
  });
}

/** What people wrote: audit entries can never be erased, so they hold none of it. */
const TEXTS = new Set(['root_cause_text', 'done', 'reason', 'title', 'what']);

function withoutTexts(detail: TaskChange['detail']): TaskChange['detail'] {
  return Object.fromEntries(Object.entries(detail).filter(([name]) => !TEXTS.has(name)));
}

/** The event for the audit log of a rule that was created or changed. */
export function auditedRule(tenantId: string, rule: StoredRule, actor: Actor, at: Date): NewEvent {
  return audited(tenantId, {
    id: derivedId('audited-rule', rule.id, String(rule.version)),
    actor,
    at,
    action: rule.version === 1 ? 'rule.created' : 'rule.changed',
    target: { kind: 'rule', id: rule.id },
    after: { version: rule.version, active: rule.active },
  });
}

/** The event for the audit log of other settings of the survey after resolutions. */
export function auditedRecovery(tenantId: string, settings: RecoverySettings, actor: Actor, at: Date): NewEvent {
  const { enabled, surveyId, delayMinutes } = settings;
  return audited(tenantId, {
    id: derivedId('audited-recovery', tenantId, at.toISOString()),
    actor,
    at,
    action: 'recovery-survey.changed',
    target: { kind: 'workspace', id: tenantId },
    after: { enabled, survey_id: surveyId, delay_minutes: delayMinutes },
  });
}

/** The event for the audit log of another order of the rules; the target is the rule that is first now. */
export function auditedOrder(
  tenantId: string,
  ruleIds: readonly string[],
  actor: Actor,
  at: Date,
): readonly NewEvent[] {
  const [first] = ruleIds;
  if (first === undefined) return [];
  const id = derivedId('audited-rule-order', tenantId, at.toISOString());
  const target = { kind: 'rule', id: first };
  return [audited(tenantId, { id, actor, at, action: 'rule.reordered', target, after: { rules: ruleIds.length } })];
}

/** The event for the audit log of a rule that was deleted or restored. */
export function auditedDeletion(
  tenantId: string,
  action: 'rule.deleted' | 'rule.restored',
  rule: StoredRule,
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, {
    id: derivedId('audited-deletion', rule.id, action, at.toISOString()),
    actor,
    at,
    action,
    target: { kind: 'rule', id: rule.id },
    after: { version: rule.version, active: rule.active },
  });
}

/** The event for the audit log of another list of root causes, in numbers: people wrote the labels. */
export function auditedCauses(
  tenantId: string,
  id: string,
  causes: readonly RootCause[],
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, {
    id,
    actor,
    at,
    action: 'root-causes.changed',
    target: { kind: 'workspace', id: tenantId },
    after: { causes: causes.length, own: causes.filter(({ label }) => label !== null).length },
  });
}

/** The event for the audit log of a calendar that was created, changed or deleted. */
export function auditedCalendar(
  tenantId: string,
  action: string,
  { id, version, isDefault }: Calendar,
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, {
    id: derivedId('audited-calendar', id, action, String(version)),
    actor,
    at,
    action,
    target: { kind: 'calendar', id },
    after: { version, is_default: isDefault },
  });
}

/** The event for the audit log of other snippets, in numbers: people wrote the texts. */
export function auditedSnippets(tenantId: string, id: string, snippets: number, actor: Actor, at: Date): NewEvent {
  return audited(tenantId, {
    id,
    actor,
    at,
    action: 'snippets.changed',
    target: { kind: 'workspace', id: tenantId },
    after: { snippets },
  });
}

/** The event for the audit log of other targets, in numbers. */
export function auditedTargets(tenantId: string, id: string, targets: number, actor: Actor, at: Date): NewEvent {
  return audited(tenantId, {
    id,
    actor,
    at,
    action: 'sla-targets.changed',
    target: { kind: 'workspace', id: tenantId },
    after: { targets },
  });
}

/** What admins change about the mail that comes in. */
export type InboundMailAction =
  | 'inbound-mail.secret-created'
  | 'inbound-mail.secret-removed'
  | 'inbound-mail.tasks-on'
  | 'inbound-mail.tasks-off'
  | 'inbound-mail.address-changed';

/** The event for the audit log of a change of how mail reaches the workspace. */
export function auditedInboundMail(
  tenantId: string,
  id: string,
  action: InboundMailAction,
  actor: Actor,
  at: Date,
): NewEvent {
  return audited(tenantId, { id, actor, at, action, target: { kind: 'workspace', id: tenantId }, after: null });
}

/** What an entry of the audit log says. */
export interface AuditEntry extends Pick<AuditedActionV1, 'action' | 'target' | 'after'> {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** An event for the audit log. */
export function audited(tenantId: string, { id, actor, at, ...entry }: AuditEntry): NewEvent {
  return newEvent(FollowupsActionAudited, {
    id,
    tenantId,
    time: at,
    payload: { entry_id: id, actor: { kind: actor.kind, id: actor.id }, before: null, at: at.toISOString(), ...entry },
  }) as NewEvent;
}
