import type { AttentionRules } from './attention-rules.js';
import { mayAsk, type NotAskedReason } from './may-ask.js';
import type { Person, Question, Touch } from './person.js';

/** Reasons that follow from the rules and from what was asked before; all others hold under any rules. */
const OF_RULES: readonly string[] = [
  'already-asked',
  'own-frequency',
  'wait-period',
  'yearly-limit',
  'asked-by-other',
] satisfies NotAskedReason[];

/** Whether somebody was asked, as it was decided in the past. */
export interface PastDecision {
  readonly invitationId: string;
  readonly question: Question;
  readonly at: Date;
  /** Why not; null: the customer was asked. */
  readonly reason: string | null;
}

/** How many were asked, and how many were not for which reason. */
export interface EffectCount {
  readonly asked: number;
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * The decisions about one customer, in the order of their times, as they would have been made under other rules. Who is not asked
 * costs no attention, so an earlier question that falls away makes room for a later one.
 */
export function decidedAgain(
  person: Person,
  decisions: readonly PastDecision[],
  rules: AttentionRules,
): readonly (string | null)[] {
  const decided = new Set(decisions.map(({ invitationId }) => invitationId));
  const touches: Touch[] = person.touches.filter(
    ({ invitationId }) => invitationId === null || !decided.has(invitationId),
  );
  return decisions.map(({ question, at, reason, invitationId }) => {
    if (reason !== null && !OF_RULES.includes(reason)) return reason;
    const earlier = touches.filter((touch) => touch.at <= at);
    // What is known of the customer now would be told as the reason of the past; only the rules are to differ.
    const decision = mayAsk(
      { ...asAllowed(person), touches: earlier, reservations: [] },
      question,
      rules,
      at,
      'claiming',
    );
    if (!decision.ask) return decision.reason;
    touches.push({ at, kind: question.kind, cause: 'invitation', invitationId, matter: question.matter });
    return null;
  });
}

/** The customer without anything but the own frequency that could be in the way. */
function asAllowed(person: Person): Person {
  return {
    ...person,
    address: 'works',
    consent: 'granted',
    topicsOff: [],
    prefersPerson: false,
    openComplaints: 0,
    pausedUntil: null,
  };
}
