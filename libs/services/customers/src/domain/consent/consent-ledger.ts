/**
 * What customers may allow: questions, replies to what they said, news of what changed because of them, news and offers, and automatic
 * conclusions from their data.
 */
export const CONSENT_PURPOSES = ['questions', 'replies', 'improvements', 'news', 'profiling'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** How an entry came about; `gpc`: the browser sent Global Privacy Control. */
export const CONSENT_WAYS = ['page', 'one_click', 'api', 'list', 'staff', 'gpc'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** An entry of the ledger; it is never changed or removed. */
export interface ConsentEntry {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  /** The version of the text that the customer saw; null for an entry that was brought along without one. */
  readonly textId: string | null;
  /** BCP 47 tag of the language in which it was shown. */
  readonly locale: string | null;
  /** When the customer decided, which may be long before the entry was written. */
  readonly decidedAt: Date;
  readonly way: ConsentWay;
  /** The invitation in reply to which it was given. */
  readonly invitationId: string | null;
  /** Where a decision that was brought along comes from, in the words of staff. */
  readonly source?: string | null;
}

/** The newest decision about a purpose. */
export type ConsentState = 'granted' | 'withdrawn' | 'unknown';

/**
 * The state of each purpose by all entries, in any order: the latest decision holds, and of two at the same time the withdrawal. So
 * an old list never overrides what a customer has decided since.
 */
export function consentStates(entries: Iterable<ConsentEntry>): Readonly<Record<ConsentPurpose, ConsentState>> {
  const newest = new Map<ConsentPurpose, ConsentEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.purpose);
    if (known === undefined || replaces(entry, known)) newest.set(entry.purpose, entry);
  }
  const stateOf = (purpose: ConsentPurpose): ConsentState => {
    const entry = newest.get(purpose);
    if (entry === undefined) return 'unknown';
    return entry.granted ? 'granted' : 'withdrawn';
  };
  return {
    questions: stateOf('questions'),
    replies: stateOf('replies'),
    improvements: stateOf('improvements'),
    news: stateOf('news'),
    profiling: stateOf('profiling'),
  };
}

function replaces(entry: ConsentEntry, known: ConsentEntry): boolean {
  const later = entry.decidedAt.getTime() - known.decidedAt.getTime();
  return later > 0 || (later === 0 && !entry.granted);
}

/** Purposes by whether they are allowed, as a page shows them or as a customer has left them. */
export type ConsentChoice = Readonly<Partial<Record<ConsentPurpose, boolean>>>;

/** `opt_in`: a customer who has not decided is not asked; `opt_out`: is asked until they say no. */
export type ConsentBasis = 'opt_in' | 'opt_out';

/**
 * What a page shows as allowed. Replies, which customers have asked for, and questions can be allowed without a decision; to profiling
 * customers can object (GDPR, article 21).
 */
export function shownChoice(
  states: Readonly<Record<ConsentPurpose, ConsentState>>,
  questions: ConsentBasis,
): Readonly<Record<ConsentPurpose, boolean>> {
  return {
    questions: states.questions === 'granted' || (states.questions === 'unknown' && questions === 'opt_out'),
    replies: states.replies !== 'withdrawn',
    improvements: states.improvements === 'granted',
    news: states.news === 'granted',
    profiling: states.profiling !== 'withdrawn',
  };
}

/**
 * The decisions in what a customer has saved: what differs from what was shown. A box that was ticked before anybody decided is no consent,
 * and saving a page again decides nothing.
 */
export function newDecisions(
  shown: Readonly<Record<ConsentPurpose, boolean>>,
  saved: ConsentChoice,
): readonly { readonly purpose: ConsentPurpose; readonly granted: boolean }[] {
  return CONSENT_PURPOSES.flatMap((purpose) => {
    const granted = saved[purpose];
    return granted === undefined || granted === shown[purpose] ? [] : [{ purpose, granted }];
  });
}
