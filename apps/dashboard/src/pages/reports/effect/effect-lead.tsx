import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { EffectVerdict } from './effect-verdict.js';
import { isKnown, type Effect, type EffectRow } from './effect-queries.js';
import classes from './effect.module.css';

/** The report in a sentence if it is clear, and the numbers it rests on. */
export function EffectLead({ effect, row }: { readonly effect: Effect; readonly row: EffectRow }) {
  const { t } = useTranslation('effect');
  const format = useFormat();
  if (!isKnown(row)) return <h2 className="lead">{t('lead.unknown')}</h2>;
  const isReliable = row.pairs_needed === 0;
  const sentence = !isReliable || row.verdict === 'no_clear_change' ? 'unclear' : (row.verdict ?? 'unclear');
  return (
    <div className={classes['head']}>
      <h2 className="lead">{t(`lead.${sentence}`, { points: format.points(Math.abs(row.effect)) })}</h2>
      <p className="muted">
        {t('lead.numbers', {
          low: format.pointsChange(row.interval.low),
          high: format.pointsChange(row.interval.high),
          count: row.pairs,
          from: format.day(effect.from),
          to: format.day(new Date(Date.parse(effect.to) - 1)),
        })}{' '}
        <EffectVerdict row={row} /> {t('lead.compared')}
      </p>
    </div>
  );
}
