const MINUTE_MS = 60_000;

/** A time so many minutes from now. */
const inMinutes = (minutes) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

/** Promises to customers of open tasks: one is kept, one was moved, one is open, and one is not kept in a minute. */
export async function makePromises(call, ownerId) {
  const { data: tasks } = await call('GET', '/v1/tasks?state=open&limit=20');
  const about = tasks.filter(({ response }) => response !== null);
  const promise = async (task, what, minutes) =>
    task && call('POST', `/v1/tasks/${task.id}/promises`, { what, due_at: inMinutes(minutes), owner_id: ownerId });
  const kept = await promise(about[0], 'A new lamp is on its way, free of charge.', 24 * 60);
  if (kept) await call('POST', `/v1/promises/${kept.id}/keep`);
  const moved = await promise(about[1], 'The courier collects the lamp.', 4 * 60);
  const later = { due_at: inMinutes(28 * 60), reason: 'The courier is ill; a colleague comes tomorrow.' };
  if (moved) await call('POST', `/v1/promises/${moved.id}/move`, later);
  await promise(about[2], 'You have your money back.', 30 * 60);
  await promise(about[3], 'We call you back.', 1);
}
