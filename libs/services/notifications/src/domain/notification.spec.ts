import { describe, expect, it } from '@jest/globals';
import { outcomeOfFailure, replyLine } from './delivery.js';
import { planMail } from './mail-plan.js';
import { recipientsOf, type Member } from './notification.js';

const member = (id: string, role: Member['role'], active = true): Member => ({
  id,
  role,
  active,
  confirmed: true,
  language: null,
  timeZone: null,
  name: id,
  email: `${id}@example.org`,
});
const team = [
  member('olga', 'owner'),
  member('adam', 'admin'),
  member('eddy', 'editor'),
  member('gone', 'admin', false),
  member('nina', 'a-later-role'),
];
const ids = (assignee: string | null) => recipientsOf(assignee, team).map(({ id }) => id);

describe('recipientsOf', () => {
  it('is the assignee of the task, whatever their role', () => {
    expect(ids('eddy')).toEqual(['eddy']);
    expect(ids('nina')).toEqual(['nina']);
  });

  it('is the owners and admins while the task has no active assignee', () => {
    expect(ids(null)).toEqual(['olga', 'adam']);
    expect(ids('gone')).toEqual(['olga', 'adam']);
    expect(ids('stranger')).toEqual(['olga', 'adam']);
  });
});

describe('planMail', () => {
  const now = new Date('2026-03-02T09:00:30.000Z');
  const newest = (sendAt: string, sealed: boolean) => ({ id: 'm', sendAt: new Date(sendAt), sealed });

  it('sends the first one immediately', () =>
    expect(planMail(undefined, now, 60)).toEqual({ kind: 'new', sendAt: now }));

  it('adds to the mail that is still pending', () =>
    expect(planMail(newest('2026-03-02T09:01:00.000Z', false), now, 60)).toEqual({ kind: 'join', mailId: 'm' }));

  it('waits for the end of the window after a mail that is being sent', () =>
    expect(planMail(newest('2026-03-02T09:00:00.000Z', true), now, 60)).toEqual({
      kind: 'new',
      sendAt: new Date('2026-03-02T09:01:00.000Z'),
    }));

  it('sends immediately after a quiet window', () =>
    expect(planMail(newest('2026-03-02T08:59:30.000Z', true), now, 60)).toEqual({ kind: 'new', sendAt: now }));
});

describe('a failure of delivery', () => {
  it('is permanent with 5xx and temporary otherwise', () => {
    expect([550, 554, 500].map(outcomeOfFailure)).toEqual(['permanent', 'permanent', 'permanent']);
    expect([421, 451, null].map(outcomeOfFailure)).toEqual(['temporary', 'temporary', 'temporary']);
  });

  it('is stored as one line', () => expect(replyLine('550-a\r\n550 b\u0000')).toBe('550-a 550 b'));
});
