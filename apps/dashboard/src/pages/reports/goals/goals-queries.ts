import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body, type Query, type Reply } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';

export type KeyFigures = Reply<'readKeyFigures'>;
export type KeyFigure = KeyFigures['figures'][number];
export type Goals = Reply<'readGoalsReport'>;
export type GoalReading = Goals['goals'][number];
export type Goal = GoalReading['goal'];
export type Days = NonNullable<NonNullable<Query<'readKeyFigures'>>['days']>;

export const DAYS: readonly Days[] = ['7', '28', '90', '365'];

/** The state of the pages in their addresses, as it is. */
export interface FiguresSearch {
  readonly days?: number;
  readonly explain?: true;
}

/** The period that an address asks for; the usual one if it is malformed. */
export function daysOf({ days }: FiguresSearch): Days {
  return DAYS.find((known) => known === String(days)) ?? '28';
}

/** The figures that a workspace steers by. */
export const keyFiguresQuery = (days: Days) =>
  queryOptions({
    queryKey: ['metrics', 'key-figures', days],
    queryFn: () => dataOf(api.GET('/v1/reports/key-figures', { params: { query: { days } } })),
  });

/** How they are computed. */
export const explainFiguresQuery = (days: Days) =>
  queryOptions({
    queryKey: ['metrics', 'explain-key-figures', days],
    queryFn: () => dataOf(api.GET('/v1/reports/key-figures/explain', { params: { query: { days } } })),
  });

/** Goals with where their figures stand. */
export const goalsQuery = (days: Days) =>
  queryOptions({
    queryKey: ['metrics', 'goals', days],
    queryFn: () => dataOf(api.GET('/v1/reports/goals', { params: { query: { days } } })),
  });

/** Goals alone; a workspace has at most 50. */
export const goalListQuery = queryOptions({
  queryKey: ['metrics', 'goals', 'list'],
  queryFn: () => dataOf(api.GET('/v1/goals', { params: { query: { limit: 100 } } })),
});

/** Sets, changes and removes goals. A removal can be undone. */
export function useGoalChanges() {
  const { t } = useTranslation('goals');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['metrics'] });
  const paramsOf = ({ id, revision }: Goal) => ({
    path: { goal_id: id },
    header: { 'If-Match': `"${revision}"` },
  });
  const add = async (body: Body<'createGoal'>) => {
    await dataOf(api.POST('/v1/goals', { body }));
    await refresh();
  };
  const change = async (goal: Goal, body: Body<'changeGoal'>) => {
    await dataOf(api.PATCH('/v1/goals/{goal_id}', { params: paramsOf(goal), body }));
    await refresh();
  };
  const remove = async (goal: Goal) => {
    await dataOf(api.DELETE('/v1/goals/{goal_id}', { params: paramsOf(goal) }));
    await refresh();
    const { figure, touchpoint_id, target, by, owner_id } = goal;
    done({ message: t('removed'), undo: () => add({ figure, touchpoint_id, target, by, owner_id }) });
  };
  return { add, change, remove };
}
