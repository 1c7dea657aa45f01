/** A workspace, which is the tenant: its id is the tenant id everywhere. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** IANA name; days, weeks and months in reports use it. */
  readonly timeZone: string;
  /** BCP 47 tag of the staff's language, in canonical form. */
  readonly language: string;
  readonly questionsConsent: QuestionsConsent;
  /** After how many months words and names of answers are emptied, so that only counts stay; null: they are kept. */
  readonly retentionMonths: number | null;
  /** Whether its data is made up, to show what the product does. */
  readonly isDemo: boolean;
  /** The workspace whose sandbox it is; null: it is no sandbox. */
  readonly sandboxOf: string | null;
  /** Its own sandbox; null: it has none. */
  readonly sandboxId: string | null;
  /** Why the operator has suspended it; null if it is not suspended. */
  readonly suspension: string | null;
  readonly limits: WorkspaceLimits;
  readonly createdAt: Date;
  /** When everything in it is erased, unless the owner keeps it until then; null: it stays. */
  readonly deletesAt: Date | null;
}

/** Whether questions by mail need consent: `opt_in`, or `opt_out`: customers are asked until they say no. */
export const QUESTIONS_CONSENTS = ['opt_in', 'opt_out'] as const;
export type QuestionsConsent = (typeof QUESTIONS_CONSENTS)[number];

/** The operator's limits; null: none. */
export interface WorkspaceLimits {
  /** Active members. */
  readonly members: number | null;
  /** Nothing is turned away beyond it. */
  readonly answersPerMonth: number | null;
}

/** How a workspace begins. */
export const NO_LIMITS: WorkspaceLimits = { members: null, answersPerMonth: null };

/** The properties of a workspace that may be changed; absent ones stay as they are. */
export type WorkspaceChange = Partial<
  Pick<Workspace, 'name' | 'timeZone' | 'language' | 'questionsConsent' | 'retentionMonths'>
>;

/** The longest retention, in months. */
export const MAX_RETENTION_MONTHS = 120;

/** Whether the name is a time zone of the IANA database, such as `Europe/Rome` or `UTC`; bare offsets (`+02:00`) are not accepted. */
export function isTimeZone(name: string): boolean {
  return canonicalTimeZone(name) !== undefined;
}

/** The name that the process uses for this time zone, or `undefined` if it knows none (`US/Pacific-New` → `America/Los_Angeles`). */
export function canonicalTimeZone(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The canonical form of a BCP 47 tag (`pt-br` → `pt-BR`), or `undefined` if the text is not one. */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
