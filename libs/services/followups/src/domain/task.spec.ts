import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aResponse, aRule, aTask } from '../../test/builders.js';
import { nextTurns } from './rotation.js';
import { suppressionOf } from './rule.js';
import { breach as breachClock, remind as remindClock } from './deadlines.js';
import { edit, recordFirstResponse, reopen, resolve } from './task-actions.js';
import { reminderAt, transition, type Actor, type Task, type TaskStatus } from './task.js';
import { fillTitle, titleDefects } from './title.js';

const staff: Actor = { kind: 'staff', id: 'ada' };
const later = new Date('2026-03-02T10:00:00.000Z');
const how = { rootCause: 'delivery', rootCauseText: null, outcome: 'recovered', done: null } as const;

const breach = (task: Task, setFor: Date, at: Date) => breachClock(task, 'resolution', setFor, at);
const remind = (task: Task, setFor: Date, at: Date) => remindClock(task, 'resolution', setFor, at);

describe('the status of a task', () => {
  const open: TaskStatus[] = ['open', 'in_progress', 'waiting'];

  it('moves freely while it is open', () => {
    for (const from of open)
      for (const to of ['open', 'in_progress', 'waiting'] as const)
        expect(transition(from, { kind: 'move', to })).toEqual({ ok: true, status: to });
  });

  it('can be resolved only while open, and reopened only while resolved', () => {
    for (const from of open) {
      expect(transition(from, { kind: 'resolve' })).toEqual({ ok: true, status: 'resolved' });
      expect(transition(from, { kind: 'reopen' }).ok).toBe(false);
    }
    expect(transition('resolved', { kind: 'resolve' }).ok).toBe(false);
    expect(transition('resolved', { kind: 'move', to: 'open' }).ok).toBe(false);
    expect(transition('resolved', { kind: 'reopen' })).toEqual({ ok: true, status: 'open' });
  });
});

describe('an action on a task', () => {
  it('adds a history entry for each change, and none if nothing changes', () => {
    const result = edit(aTask(), { assigneeId: 'bob', status: 'waiting' }, staff, later);
    expect(result.ok && result.changes.map(({ kind, detail }) => ({ kind, detail }))).toEqual([
      { kind: 'assigned', detail: { from: null, to: 'bob' } },
      { kind: 'status_changed', detail: { from: 'open', to: 'waiting' } },
    ]);
    const same = edit(aTask(), { assigneeId: null, status: 'open' }, staff, later);
    expect(same.ok && same.changes).toEqual([]);
  });

  it('is rejected for a resolved task until it is reopened', () => {
    expect(edit(aTask({ status: 'resolved' }), { assigneeId: 'bob' }, staff, later).ok).toBe(false);
  });

  it('keeps the first response to the customer', () => {
    const first = recordFirstResponse(aTask(), staff, later);
    const second = first.ok ? recordFirstResponse(first.task, staff, new Date()) : first;
    expect(second.ok && second.task.firstResponseAt).toEqual(later);
    expect(second.ok && second.changes).toEqual([]);
  });

  it('keeps the first resolution when reopening, clears the last one, and sets a new due time', () => {
    const resolved = resolve(aTask(), how, staff, later);
    if (!resolved.ok) throw new Error(resolved.reason);
    const again = new Date('2026-03-03T10:00:00.000Z');
    const reopened = reopen(resolved.task, null, staff, again);
    if (!reopened.ok) throw new Error(reopened.reason);
    expect(reopened.task).toMatchObject({
      status: 'open',
      resolvedAt: null,
      rootCause: null,
      firstResolvedAt: later,
      reopenCount: 1,
      dueAt: new Date('2026-03-03T12:00:00.000Z'),
      firstDueAt: aTask().firstDueAt,
    });
  });

  it('records a breach once, at the current due time, and never for a resolved task', () => {
    const { dueAt } = aTask();
    const breached = breach(aTask(), dueAt, dueAt);
    expect(breached.ok && breached.task.breachedAt).toEqual(dueAt);
    const silent = [
      breached.ok ? breach(breached.task, dueAt, dueAt) : breached,
      breach(aTask(), later, dueAt),
      breach(aTask({ status: 'resolved' }), dueAt, dueAt),
      remind(aTask({ status: 'resolved' }), dueAt, later),
      remind(aTask({ breachedAt: dueAt }), dueAt, later),
    ];
    for (const result of silent) expect(result.ok && result.changes).toEqual([]);
  });

  it('reminds before the due time by the lead, but not before half of the time has passed', () => {
    const from = new Date('2026-03-02T09:00:00.000Z');
    const at = (due: string, lead: number) => reminderAt(from, new Date(due), lead).toISOString();
    expect(at('2026-03-03T09:00:00.000Z', 60)).toBe('2026-03-03T08:00:00.000Z');
    expect(at('2026-03-02T10:00:00.000Z', 60)).toBe('2026-03-02T09:30:00.000Z');
  });
});

describe('nextTurns', () => {
  const all = new Set(['a', 'b', 'c']);

  it('gives each member a turn, continuing after the last one', () => {
    expect(nextTurns(['a', 'b', 'c'], all, null, 4)).toEqual(['a', 'b', 'c', 'a']);
    expect(nextTurns(['a', 'b', 'c'], all, 'a', 2)).toEqual(['b', 'c']);
    expect(nextTurns(['a', 'b', 'c'], all, 'gone', 1)).toEqual(['a']);
  });

  it('skips inactive members', () => {
    expect(nextTurns(['a', 'b', 'c'], new Set(['a', 'c']), 'a', 3)).toEqual(['c', 'a', 'c']);
    expect(nextTurns(['a'], new Set(), null, 3)).toEqual([]);
  });
});

describe('fillTitle', () => {
  it('fills in known values, leaves out unknown ones, and stays on one line', () => {
    const facts = aResponse({ customer: 'Ada\r\nBcc: all@example.org', attributes: [{ key: 'plan', value: 'pro' }] });
    const title = 'NPS {{ nps }}/{{score}} {{ ces }}{{ customer }} {{ attribute.plan }} {{ attribute.none }}';
    expect(fillTitle(title, aRule(), facts)).toBe('NPS 3/3 Ada Bcc: all@example.org pro');
  });

  it('uses the score that matched the rule', () => {
    const conditions = { type: 'score', metric: 'csat', question: null, op: 'lte', value: 2 } as const;
    expect(fillTitle('{{ score }}', { name: 'Rule', conditions }, aResponse())).toBe('2');
  });

  it('falls back to the name of the rule and never exceeds 200 characters', () => {
    expect(fillTitle('{{ ces }}', aRule(), aResponse())).toBe('Unhappy');
    expect(fillTitle('{{ customer }}', aRule(), aResponse({ customer: 'é'.repeat(300) }))).toHaveLength(200);
  });

  it('reports unknown placeholders', () => {
    expect(titleDefects('{{ nps }} {{ attribute.x }} {{ nonsense }}', '/t')).toEqual([
      { pointer: '/t', code: 'placeholder', detail: 'must not contain the unknown placeholder nonsense' },
    ]);
  });
});

describe('suppressionOf', () => {
  it('suppresses answers that were too old on arrival, and only those', () => {
    const old = aResponse({ submittedAt: new Date('2026-01-31T09:00:00.000Z') });
    expect(suppressionOf(aRule({ maxAnswerAgeDays: 29 }), old)).toBe('answer-too-old');
    expect(suppressionOf(aRule({ maxAnswerAgeDays: 30 }), old)).toBeUndefined();
    expect(suppressionOf(aRule(), old)).toBeUndefined();
  });
});

describe('any sequence of actions', () => {
  const action = fc.oneof(
    fc.constantFrom('resolve' as const, 'reopen' as const, 'answer' as const, 'breach' as const),
    fc.record({
      assigneeId: fc.constantFrom('ada', 'bob', null, undefined),
      status: fc.constantFrom('open' as const, 'in_progress' as const, 'waiting' as const, undefined),
    }),
  );

  it('keeps a task consistent: root cause and outcome only while resolved, resolution times in order, reopenings counted', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let task = aTask();
        let reopened = 0;
        actions.forEach((one, i) => {
          const at = new Date(task.openedAt.getTime() + (i + 1) * 60_000);
          const result =
            one === 'resolve'
              ? resolve(task, how, staff, at)
              : one === 'reopen'
                ? reopen(task, null, staff, at)
                : one === 'answer'
                  ? recordFirstResponse(task, staff, at)
                  : one === 'breach'
                    ? breach(task, task.dueAt, at)
                    : edit(task, one, staff, at);
          if (!result.ok) return;
          reopened += one === 'reopen' ? 1 : 0;
          expect(result.changes.length > 0).toBe(JSON.stringify(result.task) !== JSON.stringify(task));
          task = result.task;
          const isResolved = task.status === 'resolved';
          expect([task.resolvedAt !== null, task.rootCause !== null, task.outcome !== null]).toEqual([
            isResolved,
            isResolved,
            isResolved,
          ]);
          if (task.resolvedAt) expect(task.firstResolvedAt!.getTime()).toBeLessThanOrEqual(task.resolvedAt.getTime());
          expect(task.reopenCount).toBe(reopened);
        });
      }),
    );
  });
});
