import { IntervalBar } from '@hearback/charts';
import { Shield } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Verdict } from '../../../parts/verdict.js';
import type { ShareReading } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

const LEAST = 30;
const VERDICTS = { higher: 'above', lower: 'below', no_clear_difference: 'no_clear_difference' } as const;

/** A group with the share by which it is compared. */
export interface ComparedGroup {
  readonly value: string;
  readonly n: number;
  readonly share: ShareReading;
  /** More shares, in the order of `more` of the table. */
  readonly others?: readonly ShareReading[];
  readonly verdict: 'higher' | 'lower' | 'no_clear_difference' | 'hidden';
  readonly hidden: 'too_few' | 'protects_other' | null;
}

/** Groups by one attribute, each with its share, interval and verdict. */
export function GroupTable(props: {
  readonly title: string;
  readonly attribute: string;
  readonly groups: readonly ComparedGroup[];
  /** The heads of the size and of the share. */
  readonly size: ReactNode;
  readonly share: string;
  readonly more?: readonly string[];
  /** A low share is the good one. */
  readonly lowIsGood?: boolean;
}) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { attribute, more = [], title } = props;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={classes.table}>
        <caption className={classes.hidden}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.attribute(attribute)}</th>
            <th scope="col">{props.size}</th>
            {more.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">{props.share}</th>
            <th scope="col" className={classes.barCell}>
              {t('fair.scale')}
            </th>
            <th scope="col">{t('fair.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {props.groups.map((group) => (
            <tr key={group.value}>
              <th scope="row">
                <bdi>{words.group(attribute, group.value)}</bdi>
              </th>
              <td>{format.count(group.n)}</td>
              {group.hidden === null ? (
                <Shown group={group} share={props.share} lowIsGood={props.lowIsGood === true} />
              ) : (
                <td colSpan={more.length + 3} className="muted">
                  <Shield size={14} strokeWidth={1.75} aria-hidden />{' '}
                  {group.hidden === 'too_few' ? t('fair.few', { count: LEAST - group.n }) : t('fair.protects')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Shown(props: { readonly group: ComparedGroup; readonly share: string; readonly lowIsGood: boolean }) {
  const { t } = useTranslation('churn');
  const words = useChurnWords();
  const { others = [], share, verdict } = props.group;
  const known = share === null || share.value === null || share.interval === null ? null : share;
  return (
    <>
      {others.map((other, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- shares stand in the order of the heads
        <td key={place}>{words.share(other)}</td>
      ))}
      <td>
        {words.share(share)} <span className="muted">({words.range(share)})</span>
      </td>
      <td className={classes.barCell}>
        <IntervalBar
          scale="share"
          reliable={(share?.n ?? 0) >= LEAST}
          now={
            known === null
              ? null
              : { value: 100 * known.value!, low: 100 * known.interval!.low, high: 100 * known.interval!.high }
          }
          label={t('fair.label', { what: props.share, share: words.share(share), range: words.range(share) })}
        />
      </td>
      <td>{verdict !== 'hidden' && <Verdict verdict={VERDICTS[verdict]} lowIsGood={props.lowIsGood} />}</td>
    </>
  );
}
