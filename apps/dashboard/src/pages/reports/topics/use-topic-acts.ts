import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';
import { TOPICS, type Topic } from './topics-queries.js';

type TopicBody = Body<'createTopic'>;

/** Milliseconds after a change until comments have usually been read again, which no hint tells. */
const READ_AGAIN_MS = 4_000;

/** What is done to topics, told at the foot of the page with its undo. */
export function useTopicActs() {
  const { t } = useTranslation('topics');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => {
    window.setTimeout(() => void queries.invalidateQueries({ queryKey: TOPICS }), READ_AGAIN_MS);
    return queries.invalidateQueries({ queryKey: TOPICS });
  };
  const create = async (body: TopicBody): Promise<Topic> => {
    const created = await dataOf(api.POST('/v1/topics', { body }));
    await refresh();
    return created;
  };
  const change = async (id: string, body: TopicBody) => {
    await dataOf(api.PATCH('/v1/topics/{topic_id}', { params: { path: { topic_id: id } }, body }));
    await refresh();
  };
  const remove = async (id: string) => {
    await dataOf(api.DELETE('/v1/topics/{topic_id}', { params: { path: { topic_id: id } } }));
    // The report first: then nothing shows the topic any more, and nobody reads again what is not there.
    await queries.invalidateQueries({ queryKey: [...TOPICS, 'report'] });
    queries.removeQueries({ queryKey: [...TOPICS, 'detail', id] });
    await refresh();
  };
  return {
    async create(body: TopicBody): Promise<Topic> {
      const created = await create(body);
      done({ message: t('done.created', { name: created.name }), undo: () => remove(created.id) });
      return created;
    },
    async change(before: Topic, body: TopicBody) {
      await change(before.id, body);
      done({ message: t('done.changed', { name: body.name }), undo: () => change(before.id, bodyOf(before)) });
    },
    /** Undone, the same words are a new topic; rules that named the old one have to be set again. */
    async remove(topic: Topic) {
      await remove(topic.id);
      done({ message: t('done.removed', { name: topic.name }), undo: () => create(bodyOf(topic)) });
    },
  };
}

function bodyOf({ name, terms, except }: Topic): TopicBody {
  return { name, terms: [...terms], except: [...except] };
}
