/** What the linter finds. */
export const FINDING_CODES = [
  'leading-wording',
  'double-barrelled',
  'absolute-wording',
  'unbalanced-scale',
  'unreachable-question',
  'missing-translation',
  'long-text',
  'capital-letters',
  'long-survey',
  'identifying-question',
  'small-groups',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** `warning`: the answers would mislead or be missing; `advice`: worth a second look. */
export const SEVERITIES = ['warning', 'advice'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One weakness of a survey. None of them prevents publishing. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** JSON pointer into the survey; empty for the survey as a whole. */
  readonly pointer: string;
  /** Language of the text; null if the finding is not about a text. */
  readonly language: string | null;
  /** What is wrong and what to do, in English. */
  readonly detail: string;
}

/** The JSON pointer of a text. */
export function textPointer(language: string, id: string): string {
  return `/texts/${language}/${id.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
