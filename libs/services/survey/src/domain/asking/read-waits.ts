import type { FieldError } from '@hearback/kernel';
import { MAX_WAIT_DAYS, SURVEY_KINDS, type AttentionRules, type Wait } from './attention-rules.js';

type Waits = AttentionRules['waits'];

/** A matrix as it was sent; members of any name and value. */
export type SentWaits = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** The matrix, or all its defects: each kind needs a wait before each kind. */
export function readWaits(sent: SentWaits): { readonly waits: Waits } | { readonly defects: readonly FieldError[] } {
  const defects: FieldError[] = [];
  const rows = SURVEY_KINDS.map((asked) => {
    const waits = SURVEY_KINDS.map((next) => {
      const wait = sent[asked]?.[next];
      if (!isWait(wait))
        defects.push({
          pointer: `/waits/${asked}/${next}`,
          code: wait === undefined ? 'required' : 'out-of-range',
          detail: wait === undefined ? 'is required' : `must be 0 to ${MAX_WAIT_DAYS} days, or once`,
        });
      return [next, wait];
    });
    return [asked, Object.fromEntries(waits)];
  });
  return defects.length > 0 ? { defects } : { waits: Object.fromEntries(rows) as Waits };
}

function isWait(wait: string | number | undefined): wait is Wait {
  return wait === 'once' || (Number.isInteger(wait) && Number(wait) >= 0 && Number(wait) <= MAX_WAIT_DAYS);
}
