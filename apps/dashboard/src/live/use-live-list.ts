import { useEffect, useState } from 'react';
import { useLive } from './live-provider.js';

/** What waits to be shown in a list: how many things, or many. */
export type Waiting = number | 'many';

/**
 * Keeps the rows of a list where they are: what is new waits until `show` is called. `type`: of the hints, such as `response`; `shown`:
 * ids of the rows. Things that are shown are fetched again by keys that contain their id, such as `['responses', id]`.
 */
export function useLiveList(
  type: string,
  shown: readonly string[],
): { readonly waiting: Waiting; readonly show: () => void } {
  const { updates } = useLive();
  const [ids, setIds] = useState<ReadonlySet<string> | 'many'>(new Set());
  const rows = shown.join(' ');
  useEffect(
    () =>
      updates.hold({
        type,
        shown: new Set(rows.split(' ')),
        waits: (id) => setIds((before) => (id === null || before === 'many' ? 'many' : new Set([...before, id]))),
      }),
    [updates, type, rows],
  );
  const show = () => {
    setIds(new Set());
    updates.show(type);
  };
  return { waiting: ids === 'many' ? 'many' : ids.size, show };
}
