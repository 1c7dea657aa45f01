import type { DeliveryReport } from './parsed-mail.js';

/** The parts of a report of delivery, as text. */
export interface ReportParts {
  /** `message/delivery-status`; null if there is none, as in the reports of old servers. */
  readonly status: string | null;
  /** The mail that came back, or its header; null if it was not sent along. */
  readonly original: string | null;
  /** What the report says to people. */
  readonly text: string;
}

/** Characters of a reason that are kept. */
const MAX_REASON = 300;

/** What a report says. One without a machine-readable part is a failure: servers that only delay a mail send one. */
export function deliveryReport({ status, original, text }: ReportParts): DeliveryReport {
  const action = field(status, 'action')?.toLowerCase();
  const reason = field(status, 'diagnostic-code')?.replace(/^\s*smtp\s*;\s*/i, '') ?? field(status, 'status') ?? null;
  return {
    isFailure: action === undefined || action.startsWith('failed'),
    messageId: messageIdIn(original) ?? messageIdIn(text),
    reason: reason === null ? null : reason.slice(0, MAX_REASON).toWellFormed(),
  };
}

function messageIdIn(text: string | null): string | null {
  return /^[>\s]*message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text ?? '')?.[1] ?? null;
}

/** The value of a field, with the lines on which it goes on. */
function field(text: string | null, name: string): string | undefined {
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(text ?? '');
  return found?.[1]?.replaceAll(/\s*\r?\n\s+/g, ' ').trim();
}
