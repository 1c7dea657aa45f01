import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { useShareText } from '../response-rates/share-text.js';
import { TextLink } from '../../../parts/small.js';
import type { TopicsReport } from './topics-queries.js';
import { answersOf, type TopicsSearch } from './topics-search.js';
import classes from './topics.module.css';

const MOODS = ['negative', 'neutral', 'positive', 'unknown'] as const;

/** The least comments from which the trust in the model is a number. */
const RELIABLE = 30;

/** How the comments sound, as the model estimates it, and how far it can be trusted. */
export function MoodSection({ report, search }: { readonly report: TopicsReport; readonly search: TopicsSearch }) {
  const { t, i18n } = useTranslation('topics');
  const format = useFormat();
  const text = useShareText();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  const { sentiments, unhappy_with_low_score: trust, models } = report;
  return (
    <section aria-labelledby="mood">
      <h2 id="mood">{t('mood.title')}</h2>
      <dl className={`${classes.pairs} num`}>
        {MOODS.map((mood) => (
          <div key={mood}>
            <dt>{t(`mood.${mood}`)}</dt>
            <dd>
              {mood === 'unknown' || sentiments[mood] === 0 ? (
                format.count(sentiments[mood])
              ) : (
                <TextLink to="/inbox" search={answersOf({ sentiment: mood }, search, report)}>
                  {format.count(sentiments[mood])}
                </TextLink>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        {t('mood.estimate')}{' '}
        {trust.n >= RELIABLE
          ? t('mood.trust', { n: format.count(trust.n), share: text.rate(trust), interval: text.interval(trust) })
          : t('mood.noTrust', { count: RELIABLE - trust.n })}
      </p>
      <ul className={classes.models}>
        {models.map(({ language, used, texts, accuracy, base_accuracy: base, refusal, trained_at: at }) => (
          <li key={language} className="small muted">
            <b>{names.of(language) ?? language}</b>{' '}
            {refusal !== null || accuracy === null
              ? t('mood.noOwn', {
                  needed: format.count(refusal?.needed ?? 0),
                  have: format.count(refusal?.have ?? texts),
                })
              : t(!used ? 'mood.base' : base === null ? 'mood.ownOnly' : 'mood.own', {
                  n: format.count(texts),
                  accuracy: text.share(accuracy),
                  base: base === null ? '–' : text.share(base),
                  at: format.day(at),
                })}
          </li>
        ))}
      </ul>
    </section>
  );
}
