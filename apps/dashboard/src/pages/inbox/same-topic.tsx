import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { TextLink } from '../../parts/small.js';
import { countQuery, useTopicNames, type Answer } from './inbox-queries.js';

/** The days in which others are counted. */
const DAYS = 28;

/** How many others have named the same topics lately; each number opens them. Without a topic there is nothing. */
export function SameTopic({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('inbox');
  const names = useTopicNames();
  const topics = answer.understanding?.topics.filter((id) => names.has(id)) ?? [];
  if (topics.length === 0) return null;
  return (
    <div>
      <h2>{t('sameTopic.title')}</h2>
      {topics.map((id) => (
        <Others key={id} answer={answer} topic={id} name={names.get(id) ?? ''} />
      ))}
    </div>
  );
}

function Others(props: { readonly answer: Answer; readonly topic: string; readonly name: string }) {
  const { answer, topic, name } = props;
  const { t } = useTranslation('inbox');
  const format = useFormat();
  // To the hour, so that opening one answer after the other asks once.
  const since = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - DAYS * 86_400_000).toISOString();
  const { data } = useQuery(countQuery({ topic_id: topic, 'submitted_at[gte]': since, excluded: false }));
  if (data === undefined) return null;
  const isCounted = answer.submitted_at >= since && answer.exclusion === null;
  const others = Math.max(0, data.count - (isCounted ? 1 : 0));
  return (
    <p className="small">
      <bdi>{name}</bdi>:{' '}
      <TextLink to="/inbox" search={{ topic_id: topic, days: DAYS, excluded: false }}>
        {t('sameTopic.others', { count: others, n: format.count(others) + (data.more ? '+' : ''), days: DAYS })}
      </TextLink>
    </p>
  );
}
