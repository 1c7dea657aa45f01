import { AuditedAction, auditedKey } from './audited-action.js';
import { defineEvent } from './event.js';

/** An action of this service for the audit log of the workspace. */
export const AnalyticsActionAudited = defineEvent('analytics.action-audited.v1', AuditedAction(), auditedKey);
