import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body } from '../../../api/client.js';

export type Blueprint = Body<'replaceBlueprint'>;
export type BehindTouchpoint = Blueprint['touchpoints'][number];

/** Who looks after touchpoints, and what happens behind them. */
export const blueprintQuery = queryOptions({
  queryKey: ['blueprint'],
  queryFn: () => dataOf(api.GET('/v1/blueprint')),
});

/** What is behind a touchpoint; nothing, if nobody has said. */
export function behind(blueprint: Blueprint, touchpoint_id: string): BehindTouchpoint {
  return (
    blueprint.touchpoints.find((each) => each.touchpoint_id === touchpoint_id) ?? {
      touchpoint_id,
      owner_id: null,
      steps: [],
    }
  );
}

/** The blueprint with another entry for its touchpoint; one without owner and steps is left out. */
export function withTouchpoint(blueprint: Blueprint, changed: BehindTouchpoint): Blueprint {
  const others = blueprint.touchpoints.filter(({ touchpoint_id }) => touchpoint_id !== changed.touchpoint_id);
  const isEmpty = changed.owner_id === null && changed.steps.length === 0;
  return { touchpoints: isEmpty ? others : [...others, changed] };
}
