import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { LiveQueries } from './live-queries.js';

describe('queries and hints', () => {
  const KEYS = [['responses', 'list'], ['responses', 'rsp_1'], ['metrics', 'nps'], ['tasks'], ['surveys']];
  let queries: QueryClient;
  let updates: LiveQueries;
  beforeEach(() => {
    jest.useFakeTimers();
    queries = new QueryClient();
    for (const queryKey of KEYS) queries.setQueryData(queryKey, {});
    updates = new LiveQueries(queries);
  });
  afterEach(() => {
    queries.clear();
    jest.useRealTimers();
  });

  const outdated = () => KEYS.filter((queryKey) => queries.getQueryState(queryKey)?.isInvalidated).map(String);

  it('are fetched again by the type of the hint, once for a burst', () => {
    const invalidate = jest.spyOn(queries, 'invalidateQueries');
    for (let n = 0; n < 50; n += 1) updates.hint({ type: 'task', id: `tsk_${n}` });
    expect(outdated()).toEqual([]);
    jest.advanceTimersByTime(300);
    expect(outdated()).toEqual(['tasks']);
    expect(invalidate.mock.calls.length).toBeLessThan(5);
  });

  it('of a held list wait, while what it shows is fetched again', () => {
    const waits = jest.fn();
    const letGo = updates.hold({ type: 'response', shown: new Set(['rsp_1']), waits });
    updates.hint({ type: 'response', id: 'rsp_1' });
    updates.hint({ type: 'response', id: 'rsp_2' });
    jest.advanceTimersByTime(300);
    expect(waits.mock.calls).toEqual([['rsp_2']]);
    expect(outdated()).toEqual(['responses,rsp_1', 'metrics,nps']);
    updates.show('response');
    expect(outdated()).toContain('responses,list');
    letGo();
    updates.hint({ type: 'response', id: 'rsp_3' });
    jest.advanceTimersByTime(300);
    expect(waits).toHaveBeenCalledTimes(1);
  });

  it('are all out of date after a loss, except those of held lists, which say so', () => {
    const waits = jest.fn();
    updates.hold({ type: 'response', shown: new Set(), waits });
    updates.resync();
    expect(waits.mock.calls).toEqual([[null]]);
    expect(outdated()).toEqual(['metrics,nps', 'tasks', 'surveys']);
  });
});
