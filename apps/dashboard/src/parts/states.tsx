import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/client.js';
import classes from './states.module.css';

/** Nothing here yet: a drawing, a sentence, one button. */
export function Empty(props: { readonly drawing?: ReactNode; readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {props.drawing}
      <p className="muted">{props.text}</p>
      {props.action}
    </div>
  );
}

/** What went wrong, in its place, with a way to try again. `what` names what is missing, such as "The trend did not load.". */
export function ErrorInPlace(props: { readonly error: unknown; readonly what?: string; readonly retry?: () => void }) {
  const { t } = useTranslation('parts');
  return (
    <div role="alert" className={classes.error}>
      <p>
        {props.what ?? t('error.title')} <span className="muted">{useProblemText(props.error)}</span>
      </p>
      {props.retry !== undefined && (
        <Button variant="default" onClick={props.retry}>
          {t('error.retry')}
        </Button>
      )}
    </div>
  );
}

/** A problem as a sentence: the API's own, which names the fix, or that there was no connection. */
export function useProblemText(error: unknown): string {
  const { t } = useTranslation('parts');
  if (error instanceof ApiProblem) return error.status >= 500 ? t('error.later') : error.message;
  return t('error.offline');
}

/** Milliseconds after which a page that is still loading shows grey shapes. */
const SHAPES_AFTER_MS = 150;

/** Grey shapes in the place of what is loading; `rows` of them. */
export function LoadingShapes({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation('parts');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), SHAPES_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={classes.shapes} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}
