import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../../api/client.js';

/** What comments are about, as the API reports it. */
export type TopicsReport = Reply<'readTopics'>;
export type ReportedTopic = TopicsReport['topics'][number];
export type TopicDetail = Reply<'readTopic'>;
export type Topic = ReportedTopic['topic'];
export type TopicTerm = Topic['terms'][number];

/** The key of all queries of topics; what changes a topic makes them stale. */
export const TOPICS = ['metrics', 'topics'] as const;

export const topicsQuery = (query: Query<'readTopics'>) =>
  queryOptions({
    queryKey: [...TOPICS, 'report', query],
    queryFn: () => dataOf(api.GET('/v1/reports/topics', { params: { query } })),
  });

export const explainTopicsQuery = (query: Query<'readTopics'>) =>
  queryOptions({
    queryKey: [...TOPICS, 'explain', query],
    queryFn: () => dataOf(api.GET('/v1/reports/topics/explain', { params: { query } })),
  });

/** One topic by week, with the phrases that mark it and quotes. */
export const topicDetailQuery = (id: string, query: Query<'readTopics'>) =>
  queryOptions({
    queryKey: [...TOPICS, 'detail', id, query],
    queryFn: () => dataOf(api.GET('/v1/reports/topics/{topic_id}', { params: { path: { topic_id: id }, query } })),
  });

/** What words would find in the newest comments. It changes nothing, so it is a query that is sent by POST. */
export const topicPreviewQuery = (terms: readonly TopicTerm[], except: readonly TopicTerm[]) =>
  queryOptions({
    queryKey: [...TOPICS, 'preview', terms, except],
    queryFn: () => dataOf(api.POST('/v1/topics/preview', { body: { terms: [...terms], except: [...except] } })),
    // What is wrong with the words stays wrong.
    retry: false,
  });
