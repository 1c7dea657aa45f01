import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audiences, campaigns, daysBetween, rules, waitBetween } from '../../../test/asking-arbitraries.js';
import type { AttentionRules } from './attention-rules.js';
import { claimOf } from './claim.js';
import { mayAsk } from './may-ask.js';
import { nextStep } from './next-step.js';
import type { Person, Question, Reservation, Touch } from './person.js';
import { planCampaign, type CampaignSchedule } from './plan-campaign.js';

interface Mail {
  readonly at: Date;
  readonly question: Question;
  /** 0: the question itself. */
  readonly number: number;
  readonly sentAt: Date | null;
}
interface Sent extends Touch {
  readonly customerId: string;
  readonly number: number;
  readonly sentAt: Date;
}

/** Plans campaigns one after another and sends their mails in the order of time; nobody answers, so all are reminded who may be. */
function play(
  person: Person,
  list: readonly { question: Question; schedule: CampaignSchedule }[],
  attention: AttentionRules,
  reminderDays: readonly number[],
): readonly Sent[] {
  const waiting: Mail[] = [];
  let reservations: readonly Reservation[] = [];
  list.forEach(({ question, schedule }, index) => {
    const invitationId = `${index}`;
    for (const { at } of planCampaign(invitationId, [{ ...person, reservations }], question, attention, schedule)
      .asked) {
      const { kind, rank, matter } = question;
      reservations = [...reservations, { at, kind, rank, matter, invitationId }];
      waiting.push({ at, question: { ...question, invitationId }, number: 0, sentAt: null });
    }
  });
  const sent: Sent[] = [];
  const clock = { timeZone: person.timeZone, quietHours: person.quietHours ?? attention.quietHours };
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at.getTime() - b.at.getTime());
    const { at, question, number, sentAt } = waiting.shift()!;
    const now: Person = { ...person, reservations, touches: [...person.touches, ...sent] };
    const isSent =
      number === 0
        ? claimOf(now, question, attention, at).kind === 'send'
        : mayAsk(now, question, attention, at, 'claiming').ask;
    reservations = reservations.filter(({ invitationId }) => invitationId !== question.invitationId);
    if (!isSent) continue;
    const first = sentAt ?? at;
    const { kind, matter, invitationId } = question;
    const cause = number === 0 ? ('invitation' as const) : ('reminder' as const);
    sent.push({ customerId: person.customerId, at, kind, matter, invitationId, cause, number, sentAt: first });
    const facts = { plannedAt: first, claimedAt: first, sentAt: first };
    const next = nextStep(facts, { reminders: number, thanks: false }, { reminderDays, thanks: false }, clock);
    if (next !== undefined) waiting.push({ at: next.at, question, number: number + 1, sentAt: first });
  }
  return sent;
}

describe('reminders', () => {
  const days = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 })).map(([a, b]) => [a, a + b]);
  /** Waits short enough that questions of different campaigns follow one another, with reminders between them. */
  const shortWaits = rules.map((attention) => ({
    ...attention,
    perYear: 8,
    waits: Object.fromEntries(
      Object.entries(attention.waits).map(([from, row]) => [
        from,
        Object.fromEntries(Object.entries(row).map(([to, wait]) => [to, typeof wait === 'number' ? wait % 9 : wait])),
      ]),
    ) as unknown as AttentionRules['waits'],
  }));
  /** Customers whom nothing but waits keeps from being asked. */
  const willing = audiences.map((audience) =>
    audience.map((person): Person => ({
      ...person,
      address: 'works',
      consent: 'granted',
      topicsOff: [],
      prefersPerson: false,
      openComplaints: 0,
      pausedUntil: null,
      touches: [],
      maxEveryDays: person.maxEveryDays === null ? null : person.maxEveryDays % 9 || null,
    })),
  );

  it('come on their days and keep every wait, as questions after them do, over month ends and changes of clocks', () => {
    fc.assert(
      fc.property(
        willing,
        fc.array(campaigns, { minLength: 2, maxLength: 3 }),
        shortWaits,
        days,
        (audience, list, attention, reminderDays) => {
          for (const person of audience) {
            const sent = play(person, list, attention, reminderDays);
            for (const mail of sent) {
              if (mail.number > 0)
                expect(daysBetween(mail.sentAt, mail.at, person.timeZone)).toBeGreaterThanOrEqual(
                  reminderDays[mail.number - 1]!,
                );
              const others = [...person.touches, ...sent].filter(
                (each) => each.at < mail.at && (each.invitationId === null || each.invitationId !== mail.invitationId),
              );
              for (const earlier of others) {
                const between = daysBetween(earlier.at, mail.at, person.timeZone);
                expect(between).toBeGreaterThanOrEqual(waitBetween(attention, earlier.kind, mail.kind));
                expect(between).toBeGreaterThanOrEqual(person.maxEveryDays ?? 0);
              }
            }
            const ofOne = sent.map(({ invitationId, number }) => `${invitationId} ${number}`);
            expect(new Set(ofOne).size).toBe(ofOne.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
