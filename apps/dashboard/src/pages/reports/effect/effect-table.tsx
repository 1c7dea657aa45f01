import { DifferenceBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import classes from '../reports.module.css';
import { EffectVerdict } from './effect-verdict.js';
import { codeOf, isKnown, type Action, type Effect, type EffectRow } from './effect-queries.js';

/** The effect of each way of following up. Below 30 pairs it is grey and has no value. */
export function EffectTable({ effect, onPairs }: { readonly effect: Effect; readonly onPairs: (of: Action) => void }) {
  const { t } = useTranslation('effect');
  const rows = effect.rows.slice(1);
  const extent = Math.max(2, Math.ceil((effect.scale_max - effect.scale_min) * 0.4));
  return (
    <Section id="ways" title={t('ways.title')}>
      <p className="least faint">{t('ways.comparisons', { count: rows.length })}</p>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('ways.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('ways.what')}</th>
              <th scope="col">{t('ways.pairs')}</th>
              <th scope="col">{t('ways.effect')}</th>
              <th scope="col">{t('ways.bar', { extent })}</th>
              <th scope="col">{t('ways.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Way key={row.action} row={row} extent={extent} onPairs={onPairs} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Way(props: { readonly row: EffectRow; readonly extent: number; readonly onPairs: (of: Action) => void }) {
  const { row, extent, onPairs } = props;
  const { t } = useTranslation('effect');
  const format = useFormat();
  const known = isKnown(row) ? row : null;
  const isReliable = known !== null && row.pairs_needed === 0;
  const range = known && `${format.pointsChange(known.interval.low)} – ${format.pointsChange(known.interval.high)}`;
  return (
    <tr className={isReliable ? '' : classes['grey']}>
      <th scope="row">{t(`action.${row.action}`)}</th>
      <td>
        {known === null ? (
          format.count(row.pairs)
        ) : (
          <button type="button" className="link" onClick={() => onPairs(row.action)}>
            {format.count(row.pairs)}
          </button>
        )}
      </td>
      <td>{isReliable ? `${format.pointsChange(known.effect)} (${range})` : '–'}</td>
      <td className={classes['barCell']}>
        {known && (
          <DifferenceBar
            value={known.effect}
            low={known.interval.low}
            high={known.interval.high}
            extent={extent}
            reliable={isReliable}
            label={t('ways.label', { effect: format.pointsChange(known.effect), range })}
          />
        )}
      </td>
      <td>
        {row.refusal !== null && row.refusal.kind === 'not_apart' ? (
          <span className="small muted">{t(`refusal.${codeOf(row.refusal.code)}`, { pairs: row.pairs })}</span>
        ) : (
          <EffectVerdict row={row} />
        )}
      </td>
    </tr>
  );
}
