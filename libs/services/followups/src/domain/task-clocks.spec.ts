import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { aTask } from '../../test/builders.js';
import { aCalendar, every, hm } from '../../test/hours.js';
import { clocksView } from './clock-view.js';
import { breach, escalate, remind } from './deadlines.js';
import { edit, recordFirstResponse, reopen, resolve } from './task-actions.js';
import { followAction, followHours, NO_CALENDAR, withFirstClocks, type AppliedHours } from './task-clocks.js';
import type { SlaTarget } from './sla-target.js';
import type { Actor, Task } from './task.js';

const at = (wall: string) => DateTime.fromISO(wall, { zone: 'Europe/Berlin' }).toJSDate();
const wallOf = (date: Date) => DateTime.fromJSDate(date, { zone: 'Europe/Berlin' }).toFormat("yyyy-MM-dd'T'HH:mm");

const by: Actor = { kind: 'staff', id: 'ada' };
const office: AppliedHours = { ref: { id: 'office', version: 1 }, hours: aCalendar() };
const evenings: AppliedHours = {
  ref: { id: 'office', version: 2 },
  hours: aCalendar({ week: every(7, [hm('18:00-20:00')]) }),
};
const target: SlaTarget = {
  id: 'target',
  name: 'All',
  ruleIds: null,
  touchpointIds: null,
  customerValue: null,
  firstResponseMinutes: 60,
  resolutionMinutes: 240,
  steps: [{ clock: 'resolution', afterMinutes: 0, action: { kind: 'raise' } }],
};

/** Opened on a Thursday at 15:00 with an hour for the answer and four for the end. */
function opened(overrides: Partial<Task> = {}, hours = office): Task {
  const task = aTask({ openedAt: at('2026-11-26T15:00'), ...overrides });
  return withFirstClocks(task, { hours, target, isDueByHand: false });
}

/** What happens to a task, with the clocks that follow. */
function after(
  task: Task,
  wall: string,
  act: (task: Task, at: Date) => { ok: boolean; task?: Task },
  hours = office,
): Task {
  const result = act(task, at(wall));
  if (!result.ok || result.task === undefined) throw new Error('not allowed');
  return followAction(task, result.task, { before: office, after: hours, since: at(wall) }, at(wall));
}

const wait = (task: Task, when: Date) => edit(task, { status: 'waiting' }, by, when);
const work = (task: Task, when: Date) => edit(task, { status: 'in_progress' }, by, when);
const done = (task: Task, when: Date) =>
  resolve(task, { rootCause: 'other', rootCauseText: null, outcome: 'fixed' as never, done: null }, by, when);

describe('the clocks of a task', () => {
  it('give both deadlines in opening hours', () => {
    const task = opened();
    expect(wallOf(task.clocks!.firstResponse!.dueAt)).toBe('2026-11-26T16:00');
    expect([task.dueAt, task.firstDueAt].map(wallOf)).toEqual(['2026-11-27T11:00', '2026-11-27T11:00']);
  });

  it('are not there without opening hours and targets: minutes of the clock count, as before', () => {
    const task = aTask();
    expect(withFirstClocks(task, { hours: NO_CALENDAR, target: undefined, isDueByHand: false })).toBe(task);
  });

  it('leave a due time that a person set', () => {
    const task = withFirstClocks(aTask(), { hours: office, target, isDueByHand: true });
    expect(task.dueAt).toEqual(aTask().dueAt);
    expect(task.clocks?.resolution).toBeNull();
    const moved = after(opened(), '2026-11-26T15:30', (it, when) =>
      edit(it, { dueAt: at('2026-12-24T12:00') }, by, when),
    );
    expect([moved.dueAt, moved.clocks?.resolution]).toEqual([at('2026-12-24T12:00'), null]);
  });

  it('leave what is opened by hand due in a day, unless a target says otherwise', () => {
    const task = aTask({ ruleId: null, ruleVersion: null });
    const none = withFirstClocks(task, { hours: office, target: undefined, isDueByHand: false });
    expect(none.dueAt).toEqual(task.dueAt);
    expect(withFirstClocks(task, { hours: office, target, isDueByHand: false }).dueInMinutes).toBe(240);
  });

  it('pause the resolution while the task waits, and not the first response', () => {
    const waiting = after(opened(), '2026-11-26T16:00', wait);
    expect(waiting.clocks?.pausedAt).toEqual(at('2026-11-26T16:00'));
    expect(waiting.clocks?.firstResponse?.since).not.toBeNull();
    expect(clocksView(waiting, office.hours, at('2026-12-24T12:00'))?.resolution).toMatchObject({
      state: 'paused',
      leftMinutes: 180,
      dueAt: null,
    });
    const resumed = after(waiting, '2026-11-30T09:00', work);
    expect([resumed.dueAt, resumed.firstDueAt].map(wallOf)).toEqual(['2026-11-30T12:00', '2026-11-30T12:00']);
    expect(resumed.clocks?.pausedAt).toBeNull();
  });

  it('count a task that is resolved while it waits as done in its time', () => {
    const resolved = after(after(opened(), '2026-11-26T16:00', wait), '2026-12-01T10:00', done);
    expect(wallOf(resolved.firstDueAt)).toBe('2026-12-01T13:00');
    expect(clocksView(resolved, office.hours, at('2026-12-24T12:00'))?.resolution).toMatchObject({
      state: 'stopped',
      leftMinutes: 180,
    });
  });

  it('stop the first response when the customer is answered', () => {
    const answered = after(opened(), '2026-11-26T15:20', (task, when) => recordFirstResponse(task, by, when));
    expect(clocksView(answered, office.hours, at('2026-12-24T12:00'))?.firstResponse).toMatchObject({
      state: 'stopped',
      leftMinutes: 40,
    });
  });

  it('start again when the task is opened again, and reports keep the first deadline', () => {
    const resolved = after(opened(), '2026-11-26T16:00', done);
    expect(resolved.clocks?.firstResponse?.since).toBeNull();
    const again = after(resolved, '2026-11-27T15:00', (task, when) => reopen(task, null, by, when));
    expect(wallOf(again.dueAt)).toBe('2026-11-30T11:00');
    expect(wallOf(again.firstDueAt)).toBe('2026-11-27T11:00');
    expect(again.clocks?.firstResponse).toMatchObject({ since: at('2026-11-27T15:00'), spentMs: 60 * 60_000 });
  });

  it('follow other hours with what is left, once', () => {
    const change = { before: office, after: evenings, since: at('2026-11-26T16:00') };
    const moved = followHours(opened(), change);
    expect(wallOf(moved.dueAt)).toBe('2026-11-27T19:00');
    expect(moved.clocks?.calendar).toEqual(evenings.ref);
    expect(followHours(moved, { ...change, before: evenings }).clocks).toBe(moved.clocks);
  });

  it('follow the hours of the team of another owner', () => {
    const assigned = after(
      opened(),
      '2026-11-26T16:00',
      (task, when) => edit(task, { assigneeId: 'bo' }, by, when),
      evenings,
    );
    expect(wallOf(assigned.dueAt)).toBe('2026-11-27T19:00');
  });
});

describe('deadlines', () => {
  it('are missed once each, the first response only while nobody has answered', () => {
    const due = at('2026-11-26T16:00');
    const late = breach(opened(), 'first_response', due, due);
    expect(late.ok && [late.task.clocks?.responseBreachedAt, late.task.breachedAt]).toEqual([due, null]);
    const answered = after(opened(), '2026-11-26T15:20', (task, when) => recordFirstResponse(task, by, when));
    const nothing = [
      late.ok ? breach(late.task, 'first_response', due, due) : late,
      breach(answered, 'first_response', due, due),
      remind(answered, 'first_response', due, due),
      breach(aTask(), 'first_response', due, due),
    ];
    expect(nothing.map((result) => result.ok && result.changes)).toEqual([[], [], [], []]);
  });

  it('are not missed while the clock is paused', () => {
    const task = opened();
    const waiting = after(task, '2026-11-26T16:00', wait);
    const result = breach(waiting, 'resolution', task.dueAt, task.dueAt);
    expect(result.ok && result.changes).toEqual([]);
  });

  it('are followed by steps, also while a late task waits, and not after all was done in time', () => {
    const task = opened();
    const step = task.clocks!.steps[0]!;
    const late = breach(task, 'resolution', task.dueAt, task.dueAt);
    if (!late.ok) throw new Error(late.reason);
    const waiting = after(late.task, '2026-11-27T12:00', wait);
    const raised = escalate(waiting, step, task.dueAt, at('2026-11-27T13:00'));
    expect(raised.ok && raised.task.raisedAt).toEqual(at('2026-11-27T13:00'));
    const none = [
      escalate(task, step, task.dueAt, task.dueAt),
      escalate(after(late.task, '2026-11-27T12:00', done), step, task.dueAt, task.dueAt),
    ];
    expect(none.map((result) => result.ok && result.changes)).toEqual([[], []]);
  });
});
