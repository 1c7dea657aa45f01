import { useCallback, useMemo, useRef, useState } from 'react';
import type { Answer } from './inbox-queries.js';

/** Answers that are ticked, in the order of the list. */
export interface Selection {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  /** Ticks or unticks it; with `isRange` all from the last one to it. */
  readonly toggle: (id: string, isRange?: boolean) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** The ticked answers of a list. Those that leave the list are no longer ticked. */
export function useSelection(answers: readonly Answer[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const ids = useMemo(() => answers.map(({ id }) => id).filter((id) => ticked.has(id)), [answers, ticked]);
  const toggle = useCallback(
    (id: string, isRange = false) => {
      const [from, to] = [last.current, id].map((each) => answers.findIndex((answer) => answer.id === each));
      last.current = id;
      setTicked((before) => {
        const after = new Set(before);
        if (isRange && from !== undefined && from >= 0 && to !== undefined) {
          for (const answer of answers.slice(Math.min(from, to), Math.max(from, to) + 1)) after.add(answer.id);
        } else if (!after.delete(id)) after.add(id);
        return after;
      });
    },
    [answers],
  );
  const all = useCallback(() => setTicked(new Set(answers.map(({ id }) => id).slice(0, MOST))), [answers]);
  const clear = useCallback(() => setTicked(new Set()), []);
  return { ids: ids.slice(0, MOST), has: (id) => ticked.has(id), toggle, all, clear };
}

/** Answers of one request. */
const MOST = 200;
