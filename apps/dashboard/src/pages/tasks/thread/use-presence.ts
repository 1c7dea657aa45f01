import { useEffect, useState } from 'react';
import { api } from '../../../api/client.js';
import { useLive } from '../../../live/live-provider.js';

/** Milliseconds from one sign to the next, and for which a sign holds. */
const SIGN_MS = 10_000;
const HOLDS_MS = 30_000;

type State = 'reading' | 'writing' | 'gone';

/** A colleague who has the task open. */
export interface Present {
  readonly staffId: string;
  readonly isWriting: boolean;
}

/** Tells colleagues that this task is open here, and who else has it open. Signs are hints: one that is lost is replaced by the next. */
export function usePresence(taskId: string, isWriting: boolean): readonly Present[] {
  const { updates } = useLive();
  const [signs, setSigns] = useState<ReadonlyMap<string, { readonly isWriting: boolean; readonly until: number }>>(
    new Map(),
  );
  const state: State = isWriting ? 'writing' : 'reading';
  useEffect(() => {
    show(taskId, state);
    const timer = window.setInterval(() => document.visibilityState === 'visible' && show(taskId, state), SIGN_MS);
    return () => window.clearInterval(timer);
  }, [taskId, state]);
  useEffect(() => () => show(taskId, 'gone'), [taskId]);
  useEffect(
    () =>
      updates.onPresence(({ task_id, staff_id, state }) => {
        if (task_id !== taskId) return;
        setSigns((before) => {
          const after = new Map(before);
          after.delete(staff_id);
          return state === 'gone'
            ? after
            : after.set(staff_id, { isWriting: state === 'writing', until: Date.now() + HOLDS_MS });
        });
      }),
    [updates, taskId],
  );
  useEffect(() => {
    const forget = () =>
      setSigns((before) => {
        const held = new Map([...before].filter(([, { until }]) => until > Date.now()));
        return held.size === before.size ? before : held;
      });
    const timer = window.setInterval(forget, SIGN_MS / 4);
    return () => window.clearInterval(timer);
  }, []);
  return [...signs].map(([staffId, sign]) => ({ staffId, isWriting: sign.isWriting }));
}

function show(task_id: string, state: State): void {
  void api.PUT('/v1/presence', { body: { task_id, state }, keepalive: true }).catch(() => undefined);
}
