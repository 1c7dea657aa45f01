import { describe, expect, it } from '@jest/globals';
import { mayWrite, type OutgoingMessage, type ToneSituation } from './may-write.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));
const automatic: OutgoingMessage = { writer: 'automatic', hasWayToPerson: true, isMomentOfTruth: false };
const calm: ToneSituation = { lastLowScoreAt: null, lastPersonAt: null, promiseBrokenAt: null, prefersPerson: false };
const low = { ...calm, lastLowScoreAt: at(10) };

describe('the rules of tone', () => {
  it('let a person write always', () => {
    const worst = { ...low, promiseBrokenAt: at(11), prefersPerson: true };
    expect(mayWrite({ writer: 'person', hasWayToPerson: false, isMomentOfTruth: true }, worst)).toBe('write');
  });

  it('let a program write to a customer who has no complaint', () => {
    expect(mayWrite(automatic, calm)).toBe('write');
  });

  it('ask for a way to a person in every automatic message', () => {
    expect(mayWrite({ ...automatic, hasWayToPerson: false }, { ...low, prefersPerson: true })).toBe(
      'no-way-to-a-person',
    );
  });

  it('let a person go first after a low score, and again after each low score', () => {
    expect(mayWrite(automatic, low)).toBe('person-first');
    expect(mayWrite(automatic, { ...low, lastPersonAt: at(9) })).toBe('person-first');
    expect(mayWrite(automatic, { ...low, lastPersonAt: at(10) })).toBe('person-first');
    expect(mayWrite(automatic, { ...low, lastPersonAt: at(11) })).toBe('write');
    expect(mayWrite(automatic, { ...low, lastPersonAt: at(11), lastLowScoreAt: at(12) })).toBe('person-first');
  });

  it('bar automatic messages at a moment of truth, and to those who prefer a person', () => {
    expect(mayWrite({ ...automatic, isMomentOfTruth: true }, calm)).toBe('moment-of-truth');
    expect(mayWrite(automatic, { ...calm, prefersPerson: true })).toBe('prefers-person');
  });

  it('bar automatic messages over a broken promise until somebody has written', () => {
    const broken = { ...low, lastPersonAt: at(11), promiseBrokenAt: at(12) };
    expect(mayWrite(automatic, broken)).toBe('open-promise-broken');
    expect(mayWrite(automatic, { ...broken, lastPersonAt: at(13) })).toBe('write');
  });
});
