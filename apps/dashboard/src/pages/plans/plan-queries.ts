import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Query, type Reply } from '../../api/client.js';

/** A plan as the API has it: whom, what, when. */
export type Plan = Reply<'getPlan'>;
export type PlanChange = Body<'changePlan'>;
export type NewPlan = Body<'createPlan'>;
export type DryRun = Reply<'dryRunPlan'>;
export type Progress = Reply<'getPlanProgress'>;
export type Invitation = Reply<'getSurveyInvitation'>;

/** Milliseconds between two looks at a plan that runs. */
const RUNNING_MS = 3000;
/** Milliseconds until a dry run is repeated whose audience has not arrived yet, and how often. */
const COUNTED_MS = 1500;
const MAX_RECOUNTS = 10;

export const plansQuery = (filter: Pick<Query<'listPlans'>, 'survey_id' | 'status'>) =>
  queryOptions({
    queryKey: ['plans', 'list', filter],
    queryFn: () => dataOf(api.GET('/v1/plans', { params: { query: { ...filter, limit: 100, order: 'desc' } } })),
  });

/** One plan; again while it runs, because it ends by itself. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/plans/{plan_id}', { params: { path: { plan_id: id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? RUNNING_MS : false),
  });

/** Whom a draft would ask now. It is repeated while it has fewer customers than its segments have. */
export const dryRunQuery = ({ id, revision }: Plan, size: number | undefined) =>
  queryOptions({
    queryKey: ['plans', 'dry-run', id, revision],
    queryFn: () => dataOf(api.POST('/v1/plans/{plan_id}/dry-run', { params: { path: { plan_id: id } } })),
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data !== undefined && data.asked + data.left_out < (size ?? 0) && dataUpdateCount < MAX_RECOUNTS
        ? COUNTED_MS
        : false,
  });

/** How far a plan has come; again while it runs. */
export const progressQuery = ({ id, status }: Pick<Plan, 'id' | 'status'>) =>
  queryOptions({
    queryKey: ['plans', 'progress', id],
    queryFn: () => dataOf(api.GET('/v1/plans/{plan_id}/progress', { params: { path: { plan_id: id } } })),
    refetchInterval: status === 'draft' ? false : RUNNING_MS,
  });

/** The invitations of a plan, newest first. */
export const planInvitationsQuery = (filter: Query<'listSurveyInvitations'>) =>
  infiniteQueryOptions({
    queryKey: ['survey-invitations', 'of-plan', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/survey-invitations', {
          params: { query: { ...filter, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
