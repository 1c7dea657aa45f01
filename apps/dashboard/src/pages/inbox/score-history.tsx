import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { Answer } from './inbox-queries.js';
import { ScoreMark } from './score-mark.js';
import classes from './score-history.module.css';

/** The scores of one customer over time, newest first; each opens its answer. */
export function ScoreHistory({ answers }: { readonly answers: readonly Answer[] }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const scored = answers
    .filter(({ scores }) => scores.length > 0)
    .toSorted((a, b) => (a.submitted_at < b.submitted_at ? 1 : -1));
  if (scored.length === 0) return null;
  return (
    <div>
      <h2>{t('history')}</h2>
      <ol className={classes.history}>
        {scored.map((answer) => (
          <li key={answer.id}>
            <Link to="/inbox" search={{ customer: answer.customer?.external_id, answer: answer.id }}>
              <time className="num small" dateTime={answer.submitted_at}>
                {format.day(answer.submitted_at)}
              </time>
              <ScoreMark score={answer.scores[0]!} isNamed />
            </Link>
          </li>
        ))}
      </ol>
      {scored.length < FEW && <p className="least faint">{t('notATrend', { count: scored.length })}</p>}
    </div>
  );
}

/** From so many answers on, one person's scores are more than single points. */
const FEW = 30;
