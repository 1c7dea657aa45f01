import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Refusal } from '../../../parts/refusal.js';
import type { ChurnReport } from './churn-queries.js';

const REFUSALS = ['no_orders', 'too_little_history', 'too_few_churned', 'too_few_kept'] as const;

/** What the model still needs; nothing where there is one. */
export function ChurnRefusal({ churn: { next_at: nextAt, refusal } }: { readonly churn: ChurnReport }) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  if (refusal === null) return null;
  return (
    <Refusal reason={refusal} what={t(`refusal.${REFUSALS.find((code) => code === refusal.code) ?? 'no_orders'}`)}>
      <p className="least faint">{t('refusal.next', { at: format.day(nextAt) })}</p>
    </Refusal>
  );
}
