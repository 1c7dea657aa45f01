const DAY_MS = 86_400_000;

/** A day so many days before now, as `2026-11-05`. */
const daysAgo = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** What staff add in the course of their work: notes on the time line, tags, and a task by hand. */
export async function workLikeStaff(call, [agentId]) {
  await call('POST', '/v1/annotations', { day: daysAgo(40), text: 'New courier' });
  await call('POST', '/v1/annotations', { day: daysAgo(150), text: 'Support by chat' });
  const unhappy = (await call('GET', '/v1/responses?level=low&limit=30')).data;
  const changes = unhappy
    .map((response, i) => ({
      response_id: response.id,
      add: [['Courier'], ['Refund', 'Courier'], ['Packaging']][i % 3],
      remove: [],
    }))
    .filter((_, i) => i % 2 === 0);
  if (changes.length > 0) await call('POST', '/v1/responses/tags', { changes });
  await call('POST', '/v1/tasks', { title: 'Ask PostBox about lost parcels', assignee_id: agentId });
}
