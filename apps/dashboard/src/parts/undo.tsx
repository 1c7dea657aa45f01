import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/key-map.js';
import classes from './undo.module.css';

/** Milliseconds in which an act can be undone. */
const UNDO_MS = 8000;

/** Something that was done, and how to undo it. */
export interface Done {
  /** What was done, such as "Task handed to Aiko.". */
  readonly message: string;
  /** Undoes it; without one the toast only tells. */
  readonly undo?: () => void | Promise<unknown>;
}

const Undo = createContext<((done: Done) => void) | undefined>(undefined);

/** Shows what was done at the foot of the page, with a way back by button or `z`. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('parts');
  const [shown, setShown] = useState<Done>();
  const timer = useRef<number>(undefined);
  const hide = useCallback(() => setShown(undefined), []);
  const show = useCallback(
    (done: Done) => {
      window.clearTimeout(timer.current);
      setShown(done);
      timer.current = window.setTimeout(hide, UNDO_MS);
    },
    [hide],
  );
  const undo = useCallback(() => {
    const { undo } = shown ?? {};
    if (undo === undefined) return;
    hide();
    void Promise.resolve(undo()).catch(() => show({ message: t('undo.failed') }));
  }, [shown, hide, show, t]);
  useKeys(useMemo(() => [{ keys: 'z', label: t('undo.key'), run: undo }], [t, undo]));
  return (
    <Undo value={show}>
      {children}
      <div role="status" aria-live="polite" className="not-print">
        {shown !== undefined && (
          <div className={classes.toast}>
            <span>{shown.message}</span>
            {shown.undo !== undefined && (
              <button type="button" onClick={undo}>
                {t('undo.button')}
              </button>
            )}
          </div>
        )}
      </div>
    </Undo>
  );
}

/** Tells what was done: `done({ message, undo })`. */
export function useDone(): (done: Done) => void {
  const show = useContext(Undo);
  if (show === undefined) throw new Error('useDone outside of UndoProvider');
  return show;
}
