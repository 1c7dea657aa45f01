import type { InFlightLimit, UnfinishedBodies } from '@hearback/http';
import type { Check } from './readiness.js';

const REQUESTS = 'requests';

/** Whether the process rejects requests because of load. It is not ready while it rejects all of them. */
export function loadChecks(limit: Pick<InFlightLimit, 'rejects'>, bodies: UnfinishedBodies): readonly Check[] {
  return [requestsCheck(limit.rejects), bodiesCheck(bodies)];
}

function requestsCheck(rejects: InFlightLimit['rejects']): Check {
  if (rejects === 'all') return { name: REQUESTS, isCritical: true, defect: 'is saturated: all requests are rejected' };
  const defect = rejects === 'reads' ? { defect: 'is saturated: reads are rejected' } : {};
  return { name: REQUESTS, isCritical: false, ...defect };
}

/** A warning, because requests of other networks and requests without a body are served. */
export function bodiesCheck({ isSaturated }: UnfinishedBodies): Check {
  const defect = isSaturated ? { defect: 'is saturated: bodies that arrive slowly are rejected' } : {};
  return { name: 'bodies', isCritical: false, ...defect };
}
