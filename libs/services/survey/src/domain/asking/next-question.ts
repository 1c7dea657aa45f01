import { SURVEY_KINDS, type AttentionRules, type SurveyKind } from './attention-rules.js';
import { mayAsk, type NotAskedReason } from './may-ask.js';
import type { Person, Question } from './person.js';

/** When a customer may be asked the next question of a kind. */
export interface NextQuestion {
  readonly kind: SurveyKind;
  readonly mayBeAsked: boolean;
  readonly reason: NotAskedReason | null;
  /** When the reason ends by itself. */
  readonly until: Date | null;
}

/** For each kind whether a program may ask this customer now, and if not, why and until when. */
export function nextQuestions(
  person: Person,
  rules: AttentionRules,
  basis: Question['basis'],
  now: Date,
): readonly NextQuestion[] {
  return SURVEY_KINDS.map((kind) => {
    const question: Question = { kind, rank: 2, matter: null, basis, isByHand: false, invitationId: null };
    const decision = mayAsk(person, question, rules, now, 'planning');
    return decision.ask
      ? { kind, mayBeAsked: true, reason: null, until: null }
      : { kind, mayBeAsked: false, reason: decision.reason, until: decision.until };
  });
}
