/** What is believed of the answers to an invitation; responses decides (ADR 63). */
export type Evidence = 'none' | 'provisional' | 'confirmed' | 'suspected' | 'scanner';

/**
 * What has happened to an invitation. Other services report it in any order and more than once, so facts are merged and the status follows
 * from them; it is never set.
 */
export interface InvitationFacts {
  readonly plannedAt: Date;
  /** A plan was stopped, or its trigger was cancelled, or attention rules decided. */
  readonly suppressed?: { readonly at: Date; readonly reason: string };
  /** It was decided that it is sent; only the claim sets this. */
  readonly claimedAt?: Date;
  /** A mail server accepted it. */
  readonly sentAt?: Date;
  readonly bouncedAt?: Date;
  readonly evidence?: { readonly revision: number; readonly value: Evidence };
  readonly startedAt?: Date;
  readonly completedAt?: Date;
  /** The customer deleted the answer. */
  readonly withdrawnAt?: Date;
  /** The customer asked, in reply to it, not to be asked again. */
  readonly refusedAt?: Date;
  readonly expiredAt?: Date;
}

/** Facts that others report. */
export type ReportedFacts = Omit<InvitationFacts, 'plannedAt' | 'suppressed' | 'claimedAt'>;

export const INVITATION_STATUSES = [
  'planned',
  'suppressed',
  'sending',
  'sent',
  'bounced',
  'provisional',
  'started',
  'completed',
  'expired',
] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** The status that follows from the facts. */
export function statusOf(facts: InvitationFacts): InvitationStatus {
  if (facts.completedAt !== undefined) return 'completed';
  if (facts.startedAt !== undefined) return 'started';
  if (isUnconfirmed(facts)) return 'provisional';
  if (facts.bouncedAt !== undefined) return 'bounced';
  if (facts.suppressed !== undefined) return 'suppressed';
  if (facts.expiredAt !== undefined) return 'expired';
  if (facts.sentAt !== undefined) return 'sent';
  return facts.claimedAt === undefined ? 'planned' : 'sending';
}

/** Whether somebody or something opened it, and nothing confirms that it was the customer. */
export function isUnconfirmed({ evidence }: InvitationFacts): boolean {
  return evidence !== undefined && evidence.value !== 'none' && evidence.value !== 'confirmed';
}

/**
 * The facts with a report: of two times of a fact the earlier one holds, of two evidences the newer one. The order of reports does not
 * matter, nor whether one comes twice.
 */
export function merged(facts: InvitationFacts, report: ReportedFacts): InvitationFacts {
  const evidence = newer(facts.evidence, report.evidence);
  return {
    ...facts,
    ...(evidence === undefined ? {} : { evidence }),
    ...earliest('sentAt', facts, report),
    ...earliest('bouncedAt', facts, report),
    ...earliest('startedAt', facts, report),
    ...earliest('completedAt', facts, report),
    ...earliest('withdrawnAt', facts, report),
    ...earliest('refusedAt', facts, report),
    ...earliest('expiredAt', facts, report),
  };
}

/** The facts after a claim; undefined if it is not planned, because it was claimed or suppressed before. */
export function claimed(facts: InvitationFacts, at: Date): InvitationFacts | undefined {
  return statusOf(facts) === 'planned' ? { ...facts, claimedAt: at } : undefined;
}

/** The facts after a decision not to ask; undefined if it is too late for one, or there is one. */
export function suppressed(facts: InvitationFacts, reason: string, at: Date): InvitationFacts | undefined {
  return statusOf(facts) === 'planned' ? { ...facts, suppressed: { at, reason } } : undefined;
}

type TimeFact = Exclude<keyof ReportedFacts, 'evidence'>;

function earliest(key: TimeFact, facts: InvitationFacts, report: ReportedFacts): Partial<Record<TimeFact, Date>> {
  const [known, told] = [facts[key], report[key]];
  if (known === undefined) return told === undefined ? {} : { [key]: told };
  return told === undefined || told >= known ? {} : { [key]: told };
}

function newer(a: InvitationFacts['evidence'], b: InvitationFacts['evidence']): InvitationFacts['evidence'] {
  if (a === undefined || b === undefined) return a ?? b;
  return b.revision > a.revision ? b : a;
}
