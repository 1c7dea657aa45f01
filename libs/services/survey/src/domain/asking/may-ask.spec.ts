import { describe, expect, it } from '@jest/globals';
import { aPerson, aQuestion, aTouch } from '../../../test/asking-builders.js';
import { DEFAULT_ATTENTION_RULES as RULES, SURVEY_KINDS } from './attention-rules.js';
import { mayAsk, NOT_ASKED_REASONS, type Decision } from './may-ask.js';
import type { Person, Question, Reservation } from './person.js';

const NOW = new Date('2026-11-30T10:00:00Z');

const decide = (person: Partial<Person>, question: Partial<Question> = {}, at = NOW): Decision =>
  mayAsk(aPerson(person), aQuestion(question), RULES, at, 'planning');
const reasonOf = (decision: Decision) => (decision.ask ? undefined : decision.reason);
const untilOf = (decision: Decision) => (decision.ask ? undefined : decision.until?.toISOString());
const aReservation = (at: string, more: Partial<Reservation> = {}): Reservation => ({
  at: new Date(at),
  kind: 'relationship',
  rank: 0,
  invitationId: 'other',
  matter: null,
  ...more,
});

/** A customer to whom each reason applies, and the question. */
const CASES: Readonly<Record<(typeof NOT_ASKED_REASONS)[number], [Partial<Person>, Partial<Question>?]>> = {
  erased: [{ isErased: true }],
  'no-address': [{ address: 'none' }],
  'address-bounced': [{ address: 'bounced' }],
  'address-complained': [{ address: 'complained' }],
  'address-suppressed': [{ address: 'suppressed' }],
  'opted-out': [{ consent: 'withdrawn' }],
  'topic-off': [{ topicsOff: ['relationship'] }],
  'no-consent': [{ consent: 'unknown' }, { basis: 'opt_in' }],
  'prefers-person': [{ prefersPerson: true }],
  'open-complaint': [{ openComplaints: 1 }],
  paused: [{ pausedUntil: new Date('2027-01-01T00:00:00Z') }],
  'already-asked': [
    { touches: [aTouch('2024-01-01', { kind: 'support', matter: 'task-1' })] },
    { kind: 'support', matter: 'task-1' },
  ],
  'own-frequency': [{ maxEveryDays: 90, touches: [aTouch('2026-09-15T10:00:00Z')] }],
  'wait-period': [{ touches: [aTouch('2026-11-20T10:00:00Z')] }],
  'yearly-limit': [{ touches: [1, 2, 3, 4, 5, 6].map((month) => aTouch(`2026-0${month}-15T10:00:00Z`)) }],
  'asked-by-other': [{ reservations: [aReservation('2026-12-05T10:00:00Z')] }],
};

describe('whether a customer may be asked', () => {
  it('asks a customer with nothing against it', () => {
    expect(decide({})).toEqual({ ask: true });
  });

  it.each(NOT_ASKED_REASONS)('does not for the reason %s', (reason) => {
    const [person, question] = CASES[reason];
    expect(reasonOf(decide(person, question))).toBe(reason);
  });

  it('tells the first of several reasons', () => {
    const facts = Object.values(CASES).map(([person]) => person);
    const everything = Object.assign({}, ...facts) as Person;
    expect(reasonOf(decide({ ...everything, isErased: true }))).toBe('erased');
    expect(reasonOf(decide({ ...everything, isErased: false, address: 'none' }))).toBe('no-address');
  });

  it.each(SURVEY_KINDS.flatMap((asked) => SURVEY_KINDS.map((next) => [asked, next] as const)))(
    'after %s keeps the wait before %s to the minute of the customer’s midnight',
    (kind, next) => {
      const wait = RULES.waits[kind][next];
      const days = wait === 'once' ? 0 : wait;
      const touches = [aTouch('2026-06-10T10:00:00Z', { kind })];
      const end = new Date(Date.UTC(2026, 5, 9 + days, 22));
      if (days === 0) expect(decide({ touches }, { kind: next }, touches[0]!.at).ask).toBe(true);
      else expect(decide({ touches }, { kind: next }, end).ask).toBe(true);
      if (days > 0)
        expect(untilOf(decide({ touches }, { kind: next }, new Date(end.getTime() - 60_000)))).toBe(end.toISOString());
    },
  );

  it('applies the longest wait of all touches, not that of the newest', () => {
    const touches = [
      aTouch('2026-11-01T10:00:00Z', { kind: 'relationship' }),
      aTouch('2026-11-20T10:00:00Z', { kind: 'support' }),
    ];
    expect(untilOf(decide({ touches }))).toBe('2027-01-29T23:00:00.000Z');
  });

  it('lets the customer’s own choice go before shorter waits of the workspace', () => {
    const touches = [aTouch('2026-11-26T09:00:00Z', { kind: 'conversation' })];
    const person = { touches, maxEveryDays: 30 };
    expect(untilOf(decide(person, { kind: 'support' }))).toBe('2026-12-25T23:00:00.000Z');
  });

  it('asks about another matter at once where the rule says once', () => {
    const touches = [aTouch('2026-11-29T10:00:00Z', { kind: 'support', matter: 'task-1' })];
    expect(decide({ touches }, { kind: 'support', matter: 'task-2' })).toEqual({ ask: true });
  });

  it('counts questions of twelve months, and reminders as part of their question', () => {
    const months = [1, 2, 3, 4, 5].map((month) => aTouch(`2026-0${month}-15T10:00:00Z`));
    const reminder = aTouch('2026-05-20T10:00:00Z', { cause: 'reminder' });
    expect(decide({ touches: [...months, reminder] }).ask).toBe(true);
    const six = [...months, aTouch('2026-06-15T10:00:00Z')];
    expect(untilOf(decide({ touches: six }))).toBe('2027-01-14T23:00:00.000Z');
    expect(decide({ touches: six }, {}, new Date('2027-01-14T23:00:00Z')).ask).toBe(true);
  });

  it('lets staff ask one customer who prefers a person', () => {
    expect(decide({ prefersPerson: true }, { isByHand: true })).toEqual({ ask: true });
  });

  it('needs consent only where the workspace asks for it', () => {
    expect(decide({ consent: 'granted' }, { basis: 'opt_in' }).ask).toBe(true);
    expect(reasonOf(decide({ consent: 'withdrawn' }, { basis: 'opt_in' }))).toBe('opted-out');
  });

  it('does not count the touches and the reservation of the invitation itself', () => {
    const touches = [aTouch('2026-11-24T10:00:00Z', { kind: 'relationship', invitationId: 'own' })];
    const reservations = [aReservation('2026-11-30T10:00:00Z', { invitationId: 'own' })];
    expect(decide({ touches, reservations }, { invitationId: 'own' }).ask).toBe(true);
    expect(decide({ touches, reservations }, { invitationId: 'another' }).ask).toBe(false);
  });

  it('respects planned invitations of the same rank when it plans, and of higher ranks always', () => {
    const stages = (rank: 0 | 1 | 2) =>
      (['planning', 'claiming'] as const).map(
        (stage) =>
          mayAsk(
            aPerson({ reservations: [aReservation('2026-12-05T10:00:00Z', { rank })] }),
            aQuestion({ rank: 1 }),
            RULES,
            NOW,
            stage,
          ).ask,
      );
    expect(stages(0)).toEqual([true, true]);
    expect(stages(1)).toEqual([false, true]);
    expect(stages(2)).toEqual([false, false]);
  });

  it('sees a planned invitation on both sides of the question', () => {
    const order = { kind: 'order', rank: 2 } as const;
    const before = aReservation('2026-11-29T10:00:00Z', order);
    const after = aReservation('2027-01-29T10:00:00Z', order);
    expect(reasonOf(decide({ reservations: [before] }))).toBe('asked-by-other');
    expect(decide({ reservations: [after] }).ask).toBe(true);
    expect(reasonOf(decide({ reservations: [after] }, {}, new Date('2026-12-01T10:00:00Z')))).toBe('asked-by-other');
  });

  it('lets both waits count for two questions of one day, since either may go first', () => {
    const conversation = (time: string) => [aReservation(`2026-11-30T${time}Z`, { kind: 'conversation' })];
    for (const time of ['09:00:00', '10:00:00', '11:00:00'])
      expect(reasonOf(decide({ reservations: conversation(time) }, { kind: 'support' }))).toBe('asked-by-other');
  });

  it('takes what is claimed for the first, although another plan is late', () => {
    const late = [aReservation('2026-11-29T10:00:00Z', { kind: 'order', rank: 2 })];
    const claim = (kind: Question['kind']) =>
      mayAsk(aPerson({ reservations: late }), aQuestion({ kind }), RULES, NOW, 'claiming').ask;
    expect(claim('conversation')).toBe(false);
    expect(
      mayAsk(
        aPerson({ reservations: [aReservation('2026-11-29T10:00:00Z', { kind: 'support', rank: 2 })] }),
        aQuestion({ kind: 'conversation' }),
        RULES,
        NOW,
        'claiming',
      ).ask,
    ).toBe(true);
  });
});
