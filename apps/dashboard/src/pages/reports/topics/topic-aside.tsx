import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Refusal } from '../../../parts/refusal.js';
import { Say, TextLink } from '../../../parts/small.js';
import { useDecimals } from '../questions/decimals.js';
import { useTermText } from './term-text.js';
import type { Topic, TopicDetail } from './topics-queries.js';
import { answersOf, type TopicsSearch } from './topics-search.js';
import classes from './topics.module.css';

/** What a topic is: its rule, the phrases that mark it, and what people wrote. */
export function TopicAside(props: {
  readonly topic: Topic;
  /** Undefined while it loads. */
  readonly detail: TopicDetail | undefined;
  readonly search: TopicsSearch;
  /** Comments about it in the period. */
  readonly hits: number;
  /** Undefined for those who may not change topics. */
  readonly onChange: (() => void) | undefined;
}) {
  const { topic, detail, search, hits, onChange } = props;
  const { t } = useTranslation('topics');
  const ruleOf = useTermText();
  return (
    <>
      <section aria-labelledby="topic">
        <div className={classes.head}>
          <h2 id="topic">
            <bdi>{topic.name}</bdi>
          </h2>
          {onChange !== undefined && (
            <Button variant="default" size="xs" className="not-print" onClick={onChange}>
              {t('aside.change')}
            </Button>
          )}
        </div>
        <p className="small muted">{ruleOf(topic)}</p>
      </section>
      {detail !== undefined && <Phrases detail={detail} />}
      {detail !== undefined && <Quotes detail={detail} search={search} hits={hits} />}
    </>
  );
}

function Phrases({ detail: { phrases, computed_at: at } }: { readonly detail: TopicDetail }) {
  const { t } = useTranslation('topics');
  const format = useFormat();
  const { decimals } = useDecimals();
  if (phrases.length === 0) return null;
  return (
    <section aria-labelledby="marks">
      <h2 id="marks">{t('aside.marks')}</h2>
      <table className={classes.phrases} aria-labelledby="marks">
        <thead>
          <tr>
            <th scope="col">{t('aside.phrase')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('aside.lift')}</th>
          </tr>
        </thead>
        <tbody>
          {phrases.map(({ phrase, n, lift }) => (
            <tr key={phrase}>
              <th scope="row">
                <bdi>{t('quoted', { text: phrase })}</bdi>
              </th>
              <td>{format.count(n)}</td>
              <td>{t('aside.times', { times: decimals(Math.round(10 * lift) / 10) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="least faint">
        {t('aside.liftHelp')} {t('aside.computedAt', { at: format.moment(at) })}
      </p>
    </section>
  );
}

function Quotes(props: { readonly detail: TopicDetail; readonly search: TopicsSearch; readonly hits: number }) {
  const { detail, search, hits } = props;
  const { quotes, refusal } = detail;
  const { t } = useTranslation('topics');
  const format = useFormat();
  return (
    <section aria-labelledby="quotes">
      <div className={classes.head}>
        <h2 id="quotes">{t('aside.quotes')}</h2>
        {refusal === null && hits > quotes.length && (
          <p className="small">
            <TextLink to="/inbox" search={answersOf({ topic_id: detail.topic.id }, search, detail)}>
              {t('aside.all', { count: hits, n: format.count(hits) })}
            </TextLink>
          </p>
        )}
      </div>
      {refusal !== null && <Refusal reason={refusal} what={t('aside.noQuotes')} />}
      <ul className={classes.quotes}>
        {quotes.map(({ response_id: id, text, answered_at: at }) => (
          <li key={id}>
            <Say>{text}</Say>
            <p className="least muted">
              <TextLink to="/inbox" search={{ answer: id }}>
                {format.moment(at)}
              </TextLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
