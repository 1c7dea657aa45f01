import type { PublicEventType } from '../webhooks/public-event.js';

/** What a summary counts, in its order. */
export const DIGEST_KINDS = ['opened', 'resolved', 'overdue', 'promisesKept', 'promisesBroken'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** How often each has happened. Of tasks and promises, which staff make: no answers are counted, so that nobody is told apart. */
export type DigestCounts = Readonly<Record<DigestKind, number>>;

const KIND_OF: Partial<Record<PublicEventType, DigestKind>> = {
  'task.opened': 'opened',
  'task.resolved': 'resolved',
  'task.breached': 'overdue',
  'promise.kept': 'promisesKept',
  'promise.broken': 'promisesBroken',
};

/** What a public event counts as; undefined: nothing. */
export function digestKindOf(type: PublicEventType): DigestKind | undefined {
  return KIND_OF[type];
}

/** Milliseconds that the first summary of a chat looks back. */
export const DIGEST_SPAN = { daily: 24 * 3_600_000, weekly: 7 * 24 * 3_600_000 } as const;

/** Milliseconds after which counted events are deleted: no summary asks for them any more. */
export const DIGEST_KEPT = 15 * 24 * 3_600_000;
