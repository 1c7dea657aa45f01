import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';

/** A rule as the API has it, and what the editor saves. */
export type Rule = Reply<'getRule'>;
export type RuleBody = Body<'createRule'>;
/** Something that a rule does besides opening its task. */
export type Act = NonNullable<RuleBody['acts']>[number];

/** All rules of the workspace. */
export const rulesQuery = queryOptions({
  queryKey: ['rules', 'all'],
  queryFn: () => dataOf(api.GET('/v1/rules', { params: { query: { limit: 100, order: 'asc' } } })),
});

/** One rule. */
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/rules/{id}', { params: { path: { id } } })),
  });

/** What conditions can name. */
export const surveyNamesQuery = queryOptions({
  queryKey: ['surveys', 'names'],
  queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query: { limit: 100 } } })),
});
export const touchpointNamesQuery = queryOptions({
  queryKey: ['touchpoints', 'names'],
  queryFn: () => dataOf(api.GET('/v1/touchpoints', { params: { query: { limit: 100 } } })),
});
export const segmentNamesQuery = queryOptions({
  queryKey: ['segments', 'names'],
  queryFn: () => dataOf(api.GET('/v1/segments', { params: { query: { limit: 100 } } })),
});
export const topicNamesQuery = queryOptions({
  queryKey: ['metrics', 'topics', 'names'],
  queryFn: () => dataOf(api.GET('/v1/topics', { params: { query: { limit: 100 } } })),
});
export const chatNamesQuery = queryOptions({
  queryKey: ['chats', 'names'],
  queryFn: () => dataOf(api.GET('/v1/chat-targets', { params: { query: { limit: 100 } } })),
});
export const memberNamesQuery = queryOptions({
  queryKey: ['members', 'all'],
  queryFn: () => dataOf(api.GET('/v1/members', { params: { query: { limit: 100, order: 'asc' } } })),
});
export const teamNamesQuery = queryOptions({
  queryKey: ['teams', 'names'],
  queryFn: () => dataOf(api.GET('/v1/teams', { params: { query: { limit: 100 } } })),
});
