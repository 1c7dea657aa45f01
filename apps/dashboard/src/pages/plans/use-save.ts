import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../../api/client.js';
import type { Plan, PlanChange } from './plan-queries.js';
import { usePlanActs } from './use-plan-acts.js';

/** Saves a step of a draft. A change by somebody else in between is a conflict, which keeps what was typed. */
export function useSave(plan: Plan, onSaved: (plan: Plan) => unknown) {
  const acts = usePlanActs();
  const save = useMutation({
    mutationFn: ({ body, on = plan }: { readonly body: PlanChange; readonly on?: Plan }) => acts.change(on, body),
    onSuccess: onSaved,
  });
  const isConflict = save.error instanceof ApiProblem && save.error.status === 412;
  return { save, isConflict, error: isConflict ? null : save.error };
}
