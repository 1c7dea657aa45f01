import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../api/session.js';

/**
 * What somebody has typed but not saved, kept in this browser so that it survives a lapsed session or a closed tab. `name` is
 * unique in the workspace, such as `task-note:<id>`. Others who sign in with the same browser do not see it. `clear` after saving.
 */
export function useDraft<T>(name: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const { staff, workspace } = useSession();
  const key = `hearback-draft:${workspace.id}:${staff.id}:${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  useEffect(() => setValue(read<T>(key) ?? initial), [key]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setValue(initial);
  }, [key]);
  return [value, change, clear];
}

function read<T>(key: string): T | undefined {
  const text = localStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as T);
}
