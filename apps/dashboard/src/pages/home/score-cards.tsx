import { useTranslation } from 'react-i18next';
import { useMetricTexts } from '../../parts/metrics/metric-texts.js';
import { Score } from '../../parts/score.js';
import { TextLink } from '../../parts/small.js';
import { answersOf } from './answers-link.js';
import type { Overview } from './changes.js';
import classes from './home.module.css';

/** Scores that Home has a card for. */
const CARDS = 4;

/** The scores that say most: one of each metric first, then those with the most answers. */
export function ScoreCards({ overview, days }: { readonly overview: Overview; readonly days: number | undefined }) {
  const { t } = useTranslation('home');
  const { where } = useMetricTexts();
  const shown = chosen(overview.scores);
  return (
    <div>
      <div className={classes.cards}>
        {shown.map((score) => (
          <Score
            key={`${score.metric} ${score.touchpoint?.id} ${score.method_version}`}
            metric={score.metric}
            where={where(score.touchpoint)}
            numbers={score}
            answers={answersOf(score, days)}
          />
        ))}
      </div>
      <p className={`least faint ${classes.legend}`}>
        {t('cards.legend')}{' '}
        {overview.unconfirmed !== null && overview.unconfirmed > 0 && (
          <TextLink to="/reports/response-rates" search={days === undefined ? {} : { days }}>
            {t('cards.unconfirmed', { count: overview.unconfirmed })}
          </TextLink>
        )}{' '}
        {shown[0] !== undefined && (
          <TextLink
            to="/reports/$metric"
            params={{ metric: shown[0].metric }}
            search={{
              ...(days === undefined ? {} : { days }),
              touchpoint: shown[0].touchpoint?.id ?? 'none',
              explain: true,
            }}
          >
            {t('cards.explain')}
          </TextLink>
        )}
      </p>
    </div>
  );
}

type Scores = Overview['scores'];

function chosen(scores: Scores): Scores {
  const first = scores.filter((score, index) => scores.findIndex(({ metric }) => metric === score.metric) === index);
  const others = scores.filter((score) => !first.includes(score)).toSorted((a, b) => b.n - a.n);
  const picked = new Set([...first, ...others].slice(0, CARDS));
  return scores.filter((score) => picked.has(score));
}
