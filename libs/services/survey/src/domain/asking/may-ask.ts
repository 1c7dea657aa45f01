import type { AttentionRules, Wait } from './attention-rules.js';
import { waitEnd, yearEnd } from './local-time.js';
import type { Person, Question, Reservation, Touch } from './person.js';

/** Why somebody is not asked, in the order in which reasons are told. */
export const NOT_ASKED_REASONS = [
  'erased',
  'no-address',
  'address-bounced',
  'address-complained',
  'address-suppressed',
  'opted-out',
  'topic-off',
  'no-consent',
  'prefers-person',
  'open-complaint',
  'paused',
  'already-asked',
  'own-frequency',
  'wait-period',
  'yearly-limit',
  'asked-by-other',
] as const;
export type NotAskedReason = (typeof NOT_ASKED_REASONS)[number];

/** Whether somebody is asked. `until`: when the reason ends by itself; null if it does not. */
export type Decision =
  { readonly ask: true } | { readonly ask: false; readonly reason: NotAskedReason; readonly until: Date | null };

/**
 * When a decision is made. Planning respects planned invitations of the same rank or a higher one, claiming those of a higher one
 * only, so that what was possible when it was planned is still possible when it is sent.
 */
export type DecisionStage = 'planning' | 'claiming';

/** What decides. */
interface Case {
  readonly person: Person;
  readonly question: Question;
  readonly rules: AttentionRules;
  readonly at: Date;
  readonly stage: DecisionStage;
  readonly touches: readonly Touch[];
  readonly reservations: readonly Reservation[];
}

/** Whether the reason holds; a time: until then. */
type Check = (facts: Case) => boolean | Date | undefined;

const CHECKS: Readonly<Record<NotAskedReason, Check>> = {
  erased: ({ person }) => person.isErased,
  'no-address': ({ person }) => person.address === 'none',
  'address-bounced': ({ person }) => person.address === 'bounced',
  'address-complained': ({ person }) => person.address === 'complained',
  'address-suppressed': ({ person }) => person.address === 'suppressed',
  'opted-out': ({ person }) => person.consent === 'withdrawn',
  'topic-off': ({ person, question }) => person.topicsOff.includes(question.kind),
  'no-consent': ({ person, question }) => question.basis === 'opt_in' && person.consent !== 'granted',
  'prefers-person': ({ person, question }) => person.prefersPerson && !question.isByHand,
  'open-complaint': ({ person }) => person.openComplaints > 0,
  paused: ({ person: { pausedUntil }, at }) => (pausedUntil !== null && pausedUntil > at ? pausedUntil : false),
  'already-asked': ({ question, touches, rules }) =>
    touches.some((touch) => isSameMatter(rules.waits[touch.kind][question.kind], touch, question)),
  'own-frequency': ({ person: { maxEveryDays, timeZone }, touches, at }) =>
    maxEveryDays === null ? false : latest(touches.map((touch) => waitEnd(touch.at, maxEveryDays, timeZone, at))),
  'wait-period': ({ person, question, rules, touches, at }) =>
    latest(
      touches.map((touch) => waitEnd(touch.at, lengthOf(rules.waits[touch.kind][question.kind]), person.timeZone, at)),
    ),
  'yearly-limit': yearlyLimit,
  'asked-by-other': ({ reservations, ...facts }) => reservations.some((reservation) => isInTheWay(reservation, facts)),
};

/** Whether this customer may be asked this question at this time. */
export function mayAsk(
  person: Person,
  question: Question,
  rules: AttentionRules,
  at: Date,
  stage: DecisionStage,
): Decision {
  const isOther = ({ invitationId }: { readonly invitationId: string | null }) =>
    invitationId === null || invitationId !== question.invitationId;
  const lowest = stage === 'planning' ? question.rank : question.rank + 1;
  const facts: Case = {
    person,
    question,
    rules,
    at,
    stage,
    touches: person.touches.filter(isOther),
    reservations: person.reservations.filter((each) => isOther(each) && each.rank >= lowest),
  };
  for (const reason of NOT_ASKED_REASONS) {
    const found = CHECKS[reason](facts);
    if (found !== undefined && found !== false) return { ask: false, reason, until: found === true ? null : found };
  }
  return { ask: true };
}

function lengthOf(wait: Wait): number {
  return wait === 'once' ? 0 : wait;
}

function isSameMatter(wait: Wait, first: { readonly matter: string | null }, { matter }: Question): boolean {
  return wait === 'once' && matter !== null && first.matter === matter;
}

/** A touch is a question unless it reminds of one. */
function yearlyLimit({ person: { timeZone }, rules, touches, reservations, at }: Case): Date | undefined {
  const questions = [...touches.filter(({ cause }) => cause !== 'reminder'), ...reservations].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  if (questions.length < rules.perYear) return undefined;
  const counted = questions.filter((each) => yearEnd(each.at, timeZone) > at);
  const surplus = counted.length - rules.perYear;
  if (surplus < 0) return undefined;
  const freed = counted[surplus];
  return freed === undefined ? undefined : yearEnd(freed.at, timeZone);
}

/**
 * Whether one of the two questions would fall into the wait of the other, or both are about the same matter. What is claimed now goes
 * first, whatever was planned; of two that are planned for one day either may go first, so both waits count.
 */
function isInTheWay(reservation: Reservation, { person, question, rules, at, stage }: Omit<Case, 'reservations'>) {
  const before = rules.waits[reservation.kind][question.kind];
  const after = rules.waits[question.kind][reservation.kind];
  if ([before, after].some((wait) => isSameMatter(wait, reservation, question))) return true;
  const isFirst = stage === 'claiming' || at < reservation.at;
  const [from, to] = isFirst ? [at, later(reservation.at, at)] : [reservation.at, at];
  const isSameDay = waitEnd(from, 1, person.timeZone, to) !== undefined;
  const waits = stage === 'planning' && isSameDay ? [before, after] : [isFirst ? after : before];
  const days = Math.max(...waits.map(lengthOf), person.maxEveryDays ?? 0);
  return waitEnd(from, days, person.timeZone, to) !== undefined;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function latest(times: readonly (Date | undefined)[]): Date | undefined {
  return times.reduce(
    (last, time) => (time !== undefined && (last === undefined || time > last) ? time : last),
    undefined,
  );
}
