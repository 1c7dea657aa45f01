import { VisuallyHidden } from '@mantine/core';
import { CircleAlert, Check, Clock3, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from './use-problem-words.js';
import type { Attempt, Delivery } from './webhooks-queries.js';
import classes from './webhooks.module.css';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What the receiver answered last, or that nothing was sent yet. */
export function DeliveryState({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('webhooks');
  const last = delivery.attempts.findLast(({ ended_at: at }) => at !== null);
  if (delivery.status === 'dropped')
    return (
      <span className={`${classes.state} ${classes.idle}`}>
        <CircleSlash {...ICON} /> {t('dropped')}
      </span>
    );
  if (last === undefined)
    return (
      <span className={`${classes.state} ${classes.idle}`}>
        <Clock3 {...ICON} /> {t('underWay')}
      </span>
    );
  return <AttemptState attempt={last} />;
}

/** The status of the reply, or why there was none. */
export function AttemptState({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation('webhooks');
  const problem = useProblemWords();
  if (attempt.outcome === null)
    return (
      <span className={`${classes.state} ${classes.idle}`}>
        <Clock3 {...ICON} /> {t('underWay')}
      </span>
    );
  const isGood = attempt.outcome === 'delivered';
  return (
    <span className={`${classes.state} ${isGood ? classes.good : classes.bad}`}>
      {isGood ? <Check {...ICON} /> : <CircleAlert {...ICON} />}
      <VisuallyHidden>{t(isGood ? 'delivered' : 'failed')}</VisuallyHidden> {attempt.status ?? problem(attempt.problem)}
    </span>
  );
}
