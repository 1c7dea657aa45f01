import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { ChurnReport } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

/** How many are likely to leave, and how often such a mark was right. */
export function ChurnLead({ churn, onExplain }: { readonly churn: ChurnReport; readonly onExplain: () => void }) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { bands, days, precision } = churn;
  const right = precision === null || precision.value === null ? null : Math.round(100 * precision.value);
  return (
    <div className={classes.lead}>
      <h2>{t('lead.many', { count: bands?.high ?? 0, n: format.count(bands?.high ?? 0), days })}</h2>
      <p>
        {t('lead.rule', { days })}{' '}
        {right === null || precision === null
          ? t('lead.untested')
          : t('lead.right', {
              left: format.count(right),
              stayed: format.count(100 - right),
              range: words.range(precision),
              n: format.count(precision.n),
            })}{' '}
        {t('lead.nobody')}
      </p>
      <p className="least muted">
        {t('computedAt', { at: format.moment(churn.computed_at) })}{' '}
        <Button variant="subtle" size="compact-sm" className="not-print" onClick={onExplain}>
          {t('explain.open')}
        </Button>
      </p>
    </div>
  );
}
