/** The names of the form's fields. */
export const STATUS_FIELDS = {
  /** What the button does. */
  go: 'go',
  /** The language of the page. */
  page: 'page',
  /** A UUID of the shown form, by which a repeated submission is recognized. */
  form: 'form',
  /** The promise that was not kept. */
  promise: 'promise',
  text: 'text',
} as const;

/** The longest text that customers write, in characters. */
export const MAX_STATUS_TEXT = 5_000;

/** A promise as its customer sees it. */
export interface ShownPromise {
  readonly id: string;
  readonly what: string;
  readonly status: 'open' | 'kept' | 'broken' | 'withdrawn';
  readonly dueAt: Date;
  readonly firstDueAt: Date;
  readonly moves: readonly { readonly at: Date; readonly reason: string }[];
  readonly keptAt: Date | null;
  /** First name of who keeps it; null: not known. */
  readonly by: string | null;
  /** Whether the customer said that it was not kept. */
  readonly isObjected: boolean;
  readonly objection: string | null;
  readonly withdrawnBecause: string | null;
}

/** A message of the thread as its customer sees it. */
export interface ShownMessage {
  readonly from: 'customer' | 'shop';
  /** First name of who wrote; null: the shop. */
  readonly by: string | null;
  /** Whether a person wrote it, and if not, whether a rule sent it because of the customer's answer. */
  readonly writer: 'person' | 'automatic' | 'rule';
  readonly at: Date;
  readonly text: string;
}

export const STEP_KINDS = [
  'told',
  'opened',
  'openedByRule',
  'taken',
  'answered',
  'wrote',
  'youWrote',
  'promised',
  'moved',
  'kept',
  'late',
  'withdrawn',
  'objected',
  'settled',
  'reopened',
  'youSettled',
  'reviewAsked',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Something that happened. */
export interface ShownStep {
  readonly kind: StepKind;
  readonly at: Date;
  /** First name of who did it; null: the shop. */
  readonly by: string | null;
  /** What was promised; null for other steps. */
  readonly what: string | null;
}

/** How a matter stands, as its customer sees it: nothing internal is in it. */
export interface StatusContent {
  readonly isSettled: boolean;
  /** First name of who takes care of it; null: nobody in particular. */
  readonly caretaker: string | null;
  /** Until when the customer hears from a person; null: somebody has answered, or no time is set. */
  readonly answerUntil: Date | null;
  /** What the customer told first; null: it began otherwise. */
  readonly told: { readonly score: number | null; readonly max: number; readonly words: string | null } | null;
  readonly promises: readonly ShownPromise[];
  readonly messages: readonly ShownMessage[];
  /** The newest first. */
  readonly steps: readonly ShownStep[];
  /** Whether the customer said that it is settled. */
  readonly isSettledByCustomer: boolean;
  /** Whether anything was done automatically because of the customer's answer. */
  readonly isAutomatic: boolean;
  /** Until when a person reviews that; null: the customer has not asked for it. */
  readonly reviewUntil: Date | null;
}
