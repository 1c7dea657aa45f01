import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Say } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { filled } from './terms-field.js';
import { topicPreviewQuery, type TopicTerm } from './topics-queries.js';
import classes from './topics.module.css';

/** Milliseconds after the last letter until the words are tried. */
const TYPING_MS = 400;

/** What the words would find in the newest comments, while they are written. */
export function TopicPreview(props: { readonly terms: readonly TopicTerm[]; readonly except: readonly TopicTerm[] }) {
  const { t } = useTranslation('topics');
  const format = useFormat();
  // The words as one text, which is the same value as long as they are the same.
  const [written] = useDebouncedValue(JSON.stringify([filled(props.terms), filled(props.except)]), TYPING_MS);
  const [terms, except] = JSON.parse(written) as [TopicTerm[], TopicTerm[]];
  const { data, error } = useQuery({
    ...topicPreviewQuery(terms, except),
    enabled: terms.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <section className={classes.preview} aria-label={t('preview.title')} aria-live="polite">
      {terms.length === 0 && <p className="small muted">{t('preview.none')}</p>}
      {terms.length > 0 && error !== null && <ErrorInPlace error={error} what={t('preview.error')} />}
      {terms.length > 0 && error === null && data !== undefined && (
        <>
          <p className="small">
            {t('preview.found', { count: data.hits, n: format.count(data.hits), of: format.count(data.comments) })}
          </p>
          <ul className={classes.quotes}>
            {data.examples.map((example, index) => (
              <li key={index}>
                <Say>{example}</Say>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
