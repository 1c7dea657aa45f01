import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { Plan, Progress } from './plan-queries.js';
import classes from './plans.module.css';

/** What pauses a plan by itself, each with the share so far. */
export function Guards({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { guards } = progress;
  if (guards.length === 0) return null;
  return (
    <section className={classes.stack} aria-labelledby="plan-guards">
      <h2 id="plan-guards">{t('guard.title')}</h2>
      <ul className={classes.guards}>
        {guards.map(({ kind, customers, asked, limit }) => {
          const isOver = asked > 0 && customers / asked > limit;
          const Icon = isOver ? TriangleAlert : Check;
          return (
            <li key={kind}>
              <Icon size={14} strokeWidth={1.75} aria-hidden />
              <span>{t(`guard.${kind}`, { limit: percent(limit) })}</span>
              <span className="num muted">
                {asked === 0
                  ? '–'
                  : t('guard.share', { share: percent(customers / asked), n: format.count(customers) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Why a plan paused by itself, and what to look at before it goes on. */
export function PausedBecause({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plans');
  const { paused_because: because } = plan;
  if (because === undefined || because === null) return null;
  return (
    <div role="alert" className={classes.note}>
      <p>
        <strong>{t('because.title')}</strong> {t(`because.${because}`)}
      </p>
    </div>
  );
}

/** A share as per cent with one decimal at most: `1.3`. */
const percent = (share: number): string => String(Math.round(share * 1000) / 10);
