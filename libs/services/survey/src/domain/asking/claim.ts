import type { AttentionRules } from './attention-rules.js';
import { afterQuietHours } from './local-time.js';
import { mayAsk, type NotAskedReason } from './may-ask.js';
import type { Person, Question } from './person.js';

/** What becomes of a planned invitation whose time has come. */
export type Claim =
  | { readonly kind: 'send' }
  /** It is quiet at the customer's: the same decision is made again at that time. */
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'suppress'; readonly reason: NotAskedReason };

/** Decides again, with what is known now, in the transaction that sends. */
export function claimOf(person: Person, question: Question, rules: AttentionRules, now: Date): Claim {
  const time = afterQuietHours(now, person.quietHours ?? rules.quietHours, person.timeZone);
  if (time > now) return { kind: 'wait', until: time };
  const decision = mayAsk(person, question, rules, now, 'claiming');
  return decision.ask ? { kind: 'send' } : { kind: 'suppress', reason: decision.reason };
}
