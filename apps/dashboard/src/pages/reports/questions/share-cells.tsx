import { IntervalBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { TextLink } from '../../../parts/small.js';
import { useShareText } from '../response-rates/share-text.js';
import type { Share } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';

/** Fewer respondents than this make no reliable share. */
export const RELIABLE = 30;

/** The link to the answers that a number counts. */
export interface ChosenLink {
  readonly search: QuestionsSearch;
  readonly question: string;
  readonly chosen: Pick<QuestionsSearch, 'choice' | 'row' | 'min' | 'max'>;
}

/** A count that opens what it counts. */
export function Counted({ count, link }: { readonly count: number; readonly link: ChosenLink }) {
  const format = useFormat();
  const { search, question, chosen } = link;
  if (count === 0) return <>0</>;
  const { group: _group, explain: _explain, ...filters } = search;
  return (
    <TextLink to="/reports/questions/answers" search={{ ...filters, question, ...chosen }}>
      {format.count(count)}
    </TextLink>
  );
}

/** Cells of a share: how many, the share, and its interval as a bar. Below 30 respondents the share is not shown. */
export function ShareCells({ share, link }: { readonly share: Share; readonly link: ChosenLink }) {
  const { t } = useTranslation('parts');
  const text = useShareText();
  const { value, interval } = share;
  const isReliable = share.n >= RELIABLE;
  const placed = value === null || interval === null ? null : { value, low: interval.low, high: interval.high };
  const percent = placed && { value: 100 * placed.value, low: 100 * placed.low, high: 100 * placed.high };
  return (
    <>
      <td>
        <Counted count={share.hits} link={link} />
      </td>
      <td>{isReliable ? <b>{text.rate(share)}</b> : '–'}</td>
      <td style={{ minWidth: 190 }}>
        <IntervalBar
          scale="share"
          now={percent}
          reliable={isReliable}
          label={
            interval === null
              ? t('score.noAnswers')
              : t('score.barNow', { low: text.share(interval.low), high: text.share(interval.high) })
          }
        />
      </td>
    </>
  );
}
