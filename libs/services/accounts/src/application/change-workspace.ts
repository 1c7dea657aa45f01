import { Injectable } from '@nestjs/common';
import { RetentionChanged, WorkspaceChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import type { Workspace, WorkspaceChange } from '../domain/workspace.js';
import { CallerTransactions } from './caller-transactions.js';
import { TimeZones } from './time-zones.js';
import { checkedLanguage } from './workspace-settings.js';
import { retentionPayload, workspacePayload, workspaceSettings } from './workspace-payload.js';
import { WorkspaceStore } from './workspace-store.js';

/** Changes the settings of the caller's workspace. Throws `unknown-time-zone` and `unknown-language`. */
@Injectable()
export class ChangeWorkspace {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: WorkspaceStore,
    private readonly timeZones: TimeZones,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, change: WorkspaceChange): Promise<Workspace> {
    const timeZone =
      change.timeZone === undefined ? undefined : await this.timeZones.checked(change.timeZone, '/time_zone');
    const language = change.language === undefined ? undefined : checkedLanguage(change.language, '/language');
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const before = await this.store.findWorkspace(audited.tx);
      const after: Workspace = {
        ...before,
        name: change.name ?? before.name,
        timeZone: timeZone ?? before.timeZone,
        language: language ?? before.language,
        questionsConsent: change.questionsConsent ?? before.questionsConsent,
        // Null is a value: answers are kept.
        retentionMonths: change.retentionMonths === undefined ? before.retentionMonths : change.retentionMonths,
      };
      const same =
        after.name === before.name &&
        after.timeZone === before.timeZone &&
        after.language === before.language &&
        after.questionsConsent === before.questionsConsent &&
        after.retentionMonths === before.retentionMonths;
      if (same) return before;
      await this.store.updateWorkspace(audited.tx, after);
      audited.audit({
        action: 'workspace.changed',
        target: { kind: 'workspace', id: after.id },
        before: workspaceSettings(before),
        after: workspaceSettings(after),
      });
      audited.publish(WorkspaceChanged, workspacePayload(after, audited.now));
      if (after.retentionMonths !== before.retentionMonths || after.timeZone !== before.timeZone)
        audited.publish(RetentionChanged, retentionPayload(after, audited.now));
      return after;
    });
  }
}
