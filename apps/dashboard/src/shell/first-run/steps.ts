import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';

/** A step from a new workspace to the first answer. */
export interface Step {
  readonly name: 'brand' | 'survey' | 'answer' | 'rule' | 'team';
  readonly isDone: boolean;
  readonly to: '/settings/brand' | '/settings/team' | '/surveys' | '/surveys/new' | '/rules';
}

/** The newest answer of the workspace, if there is one. */
export const newestAnswer = queryOptions({
  queryKey: ['responses', { limit: 1 }],
  queryFn: () => dataOf(api.GET('/v1/responses', { params: { query: { limit: 1 } } })),
});

/** The steps with what is done already, as the workspace is now; undefined while that is not known. */
export function useSteps(): readonly Step[] | undefined {
  const isAdmin = useMay('workspace:admin');
  const brand = useQuery({ queryKey: ['brand'], queryFn: () => dataOf(api.GET('/v1/workspace/brand')) });
  const surveys = useQuery({
    queryKey: ['surveys', { status: 'published', limit: 1 }],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query: { status: 'published', limit: 1 } } })),
  });
  const answers = useQuery(newestAnswer);
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => dataOf(api.GET('/v1/rules')) });
  const members = useQuery({ queryKey: ['members'], queryFn: () => dataOf(api.GET('/v1/members')) });
  if (!brand.data || !surveys.data || !answers.data || !rules.data || !members.data) return undefined;
  const steps: readonly Step[] = [
    { name: 'brand', isDone: brand.data.name !== null || brand.data.color !== null, to: '/settings/brand' },
    { name: 'survey', isDone: surveys.data.data.length > 0, to: '/surveys/new' },
    { name: 'answer', isDone: answers.data.data.length > 0, to: '/surveys' },
    { name: 'rule', isDone: rules.data.data.length > 0, to: '/rules' },
    { name: 'team', isDone: members.data.data.length > 1, to: '/settings/team' },
  ];
  return isAdmin ? steps : steps.filter(({ to }) => !to.startsWith('/settings'));
}
