import { CircleDashed, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './refusal.module.css';

/** What the API says instead of a number. */
export interface RefusalReason {
  readonly kind: 'too_early' | 'not_apart' | 'nothing';
  readonly needed: number | null;
  readonly have: number | null;
}

/**
 * In the place of a number or picture that cannot be known: what is missing, and when or how it can be had. `what`: the sentence of
 * the page for the reason's code, such as "Six drivers need at least ten answers each."; `children`: further words, and one button.
 */
export function Refusal(props: {
  readonly reason: RefusalReason;
  readonly what: string;
  readonly children?: ReactNode;
}) {
  const { t, i18n } = useTranslation('parts');
  const { kind, needed, have } = props.reason;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const Sign = kind === 'not_apart' ? Equal : CircleDashed;
  return (
    <div className={classes.frame}>
      <p className={classes.kind}>
        <Sign size={14} strokeWidth={2} aria-hidden />
        {t(`refusal.${kind}`)}
      </p>
      {needed !== null && have !== null && (
        <p className={classes.counts}>{t('refusal.counts', { needed: number(needed), have: number(have) })}</p>
      )}
      <p className="muted">{props.what}</p>
      {props.children}
    </div>
  );
}
