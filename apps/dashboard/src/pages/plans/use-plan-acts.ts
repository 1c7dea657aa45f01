import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';
import { planQuery, type NewPlan, type Plan, type PlanChange } from './plan-queries.js';

/** What is done to plans, told at the foot of the page. */
export function usePlanActs() {
  const { t } = useTranslation('plans');
  const queries = useQueryClient();
  const done = useDone();
  const stored = async (plan: Plan) => {
    queries.setQueryData(planQuery(plan.id).queryKey, plan);
    await queries.invalidateQueries({ queryKey: ['plans'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    return plan;
  };
  const path = ({ id }: Pick<Plan, 'id'>) => ({ params: { path: { plan_id: id } } });
  const pause = async (plan: Plan) => {
    await stored(await dataOf(api.POST('/v1/plans/{plan_id}/pause', path(plan))));
    done({ message: t('done.paused'), undo: () => resume(plan) });
  };
  const resume = async (plan: Plan) => {
    await stored(await dataOf(api.POST('/v1/plans/{plan_id}/resume', path(plan))));
    done({ message: t('done.resumed'), undo: () => pause(plan) });
  };
  return {
    pause,
    resume,
    async create(body: NewPlan) {
      return stored(await dataOf(api.POST('/v1/plans', { body })));
    },
    /** Changes a draft that nobody else has changed since it was read. */
    async change({ id, revision }: Pick<Plan, 'id' | 'revision'>, body: PlanChange) {
      const params = { path: { plan_id: id }, header: { 'If-Match': `"${revision}"` } };
      return stored(await dataOf(api.PATCH('/v1/plans/{plan_id}', { params, body })));
    },
    async start(plan: Plan) {
      await stored(await dataOf(api.POST('/v1/plans/{plan_id}/start', path(plan))));
      done({ message: t('done.started') });
    },
    async stop(plan: Plan) {
      await stored(await dataOf(api.POST('/v1/plans/{plan_id}/stop', path(plan))));
      done({ message: t('done.stopped') });
    },
    async remove(plan: Plan) {
      await dataOf(api.DELETE('/v1/plans/{plan_id}', path(plan)));
      await queries.invalidateQueries({ queryKey: ['plans', 'list'] });
      done({ message: t('done.deleted', { name: plan.name }) });
    },
  };
}
