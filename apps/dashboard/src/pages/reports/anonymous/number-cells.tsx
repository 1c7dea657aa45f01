import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { ScoreBar } from '../../../parts/score-bar.js';
import type { AnonymousNumber } from './anonymous-queries.js';

/** The answers, the value and the interval of a number; below 30 answers it has no value. */
export function NumberCells({ number }: { readonly number: AnonymousNumber }) {
  const { t } = useTranslation('anonymous');
  const format = useFormat();
  const { valueOrDash } = useMetricTexts();
  const metric = number.metric === 'enps' ? 'nps' : number.metric;
  if (number.n === null)
    return (
      <td colSpan={3} className="muted">
        {t('hidden.number')}
      </td>
    );
  return (
    <>
      <td className="num">{format.count(number.n)}</td>
      <td className="num">
        {number.reliable ? (
          valueOrDash(metric, number.value)
        ) : (
          <span title={t('needed', { count: number.answers_needed ?? 0 })}>–</span>
        )}
      </td>
      <td>
        <ScoreBar metric={metric} numbers={{ ...number, n: number.n, previous: null }} />
      </td>
    </>
  );
}
