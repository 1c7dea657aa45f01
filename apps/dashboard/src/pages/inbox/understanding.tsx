import { Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { sentimentQuery, useTopicNames, type Answer, type Sentiment } from './inbox-queries.js';
import { SENTIMENTS } from './inbox-search.js';
import classes from './inbox.module.css';

/** How the open answer sounds, with the word of staff over the model's, and what it is about. */
export function Understanding(props: {
  readonly answer: Answer;
  readonly mayWrite: boolean;
  readonly topicSearch: (topic: string) => void;
}) {
  const { answer, mayWrite, topicSearch } = props;
  const { t } = useTranslation('inbox');
  const names = useTopicNames();
  // What staff said holds there at once; the copy in the answer follows.
  const { data } = useQuery({ ...sentimentQuery(answer.id), enabled: answer.understanding !== null });
  if (answer.understanding === null || data === undefined) return null;
  const topics = data.topics.filter((id) => names.has(id));
  return (
    <ul className={classes.tags} aria-label={t('mood.title')}>
      <li className={classes.tag}>
        <Mood sentiment={data} mayWrite={mayWrite} />
      </li>
      {topics.map((id) => (
        <li key={id} className={classes.tag}>
          <button type="button" onClick={() => topicSearch(id)} aria-label={t('mood.topic', { topic: names.get(id) })}>
            <bdi>{names.get(id)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Mood({ sentiment, mayWrite }: { readonly sentiment: Sentiment; readonly mayWrite: boolean }) {
  const { t } = useTranslation('inbox');
  const text = useMoodText();
  const state = useStateSentiment();
  if (!mayWrite) return <span className={classes.mood}>{text(sentiment)}</span>;
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <button type="button" aria-label={t('mood.change', { mood: text(sentiment) })}>
            {text(sentiment)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('mood.say')}</Menu.Label>
          {SENTIMENTS.map((mood) => (
            <Menu.Item
              key={mood}
              onClick={() => state.mutate({ before: sentiment, sentiment: mood })}
              rightSection={
                sentiment.sentiment === mood ? <Check size={16} strokeWidth={1.75} aria-hidden /> : undefined
              }
            >
              {t(`mood.${mood}`)}
            </Menu.Item>
          ))}
          {sentiment.stated && (
            <Menu.Item onClick={() => state.mutate({ before: sentiment, sentiment: null })}>
              {t('mood.model')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {state.isError && <ErrorInPlace error={state.error} />}
    </>
  );
}

/** Writes a mood with how sure it is: a probability of the model, or that staff said so. */
function useMoodText(): (sentiment: Sentiment) => string {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  return ({ sentiment, stated, confidence }) => {
    if (sentiment === null) return t('mood.unknown');
    const mood = t(`mood.${sentiment}`);
    if (stated) return t('mood.stated', { mood });
    if (confidence === null) return t('mood.unmeasured', { mood });
    return t('mood.estimated', { mood, share: format.score(100 * confidence) });
  };
}

/** Says how a comment sounds, or gives it back to the model; the way back is what was said before. */
function useStateSentiment() {
  const { t } = useTranslation('inbox');
  const queries = useQueryClient();
  const done = useDone();
  const put = async (id: string, sentiment: Sentiment['sentiment']) => {
    const params = { path: { response_id: id } };
    const stated = await dataOf(api.PUT('/v1/sentiments/{response_id}', { params, body: { sentiment } }));
    queries.setQueryData(sentimentQuery(id).queryKey, stated);
    await queries.invalidateQueries({ queryKey: ['metrics'] });
  };
  return useMutation({
    mutationFn: async (wanted: { readonly before: Sentiment; readonly sentiment: Sentiment['sentiment'] }) => {
      const { before, sentiment } = wanted;
      await put(before.response_id, sentiment);
      done({ message: t('mood.done'), undo: () => put(before.response_id, before.stated ? before.sentiment : null) });
    },
  });
}
