import type { Person, Question, Touch } from '../src/domain/asking/person.js';

/** A customer who may be asked anything; `more` replaces members. */
export function aPerson(more: Partial<Person> = {}): Person {
  return {
    customerId: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
    isErased: false,
    address: 'works',
    consent: 'unknown',
    topicsOff: [],
    prefersPerson: false,
    openComplaints: 0,
    pausedUntil: null,
    maxEveryDays: null,
    quietHours: null,
    usualTime: null,
    timeZone: 'Europe/Berlin',
    touches: [],
    reservations: [],
    ...more,
  };
}

/** A question of a campaign about the relationship. */
export function aQuestion(more: Partial<Question> = {}): Question {
  return {
    kind: 'relationship',
    rank: 0,
    matter: null,
    basis: 'opt_out',
    isByHand: false,
    invitationId: null,
    ...more,
  };
}

/** A mailed question about an order. */
export function aTouch(at: string | Date, more: Partial<Touch> = {}): Touch {
  return { at: new Date(at), kind: 'order', cause: 'invitation', invitationId: null, matter: null, ...more };
}
