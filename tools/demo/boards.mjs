import { signedIn } from './signed-in.mjs';

const tile = (report, picture, search, width, title = null) => ({ report, picture, search, width, title });

/** The views that the shop looks at every Monday. A dashboard belongs to a member; `owner` shares it. */
export async function makeBoard(url, owner) {
  const call = await signedIn(url, owner);
  const [scenario] = (await call('GET', '/v1/scenarios')).data;
  await call('POST', '/v1/boards', {
    name: 'Monday meeting',
    visibility: 'workspace',
    tiles: [
      tile('metric', 'score', { metric: 'nps', days: 28 }, 1),
      tile('response_rates', 'rate', { days: 28 }, 1),
      tile('metric', 'trend', { metric: 'nps', days: 90, by: 'week' }, 2, 'NPS, with what happened'),
      tile('journey', 'pain_points', { metric: 'csat', days: 90 }, 1),
      tile('followups', 'followed_up', { days: 90 }, 1),
      tile('orders', 'retention', { months: 6 }, 2),
      tile('effect', 'ways', {}, 2),
      ...(scenario === undefined
        ? []
        : [tile('roi', 'return', { scenario: scenario.id }, 2, 'Is the courier worth it?')]),
    ],
  });
}
