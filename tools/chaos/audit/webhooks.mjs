import { derivedId, publicId } from '@hearback/kernel';
import { untilStalled } from '../until.mjs';

const QUEUES = ['notifications.send-webhooks', 'notifications.retry-webhooks'];
const EXPECTED = `select e.id, e.tenant_id as "tenantId" from messaging.event e where e.type = 'followups.task-opened.v1'`;
const RECEIVERS = 'select tenant_id as "tenantId", url from notifications.webhook_endpoint';
const PENDING = `select count(*)::int as n from notifications.webhook_delivery where status = 'pending'`;

/**
 * Waits until all webhooks are delivered, or none was for `stallMs`. Makes them due now, instead of waiting for back-offs and for the
 * leases of killed senders.
 */
export async function webhooksSent(database, stallMs) {
  let before;
  const look = async () => {
    await database.query(
      `update jobs.job set due_at = now() where queue = any ($1) and due_at > now() + interval '2 s'`,
      [QUEUES],
    );
    await database.query(
      `update notifications.webhook_delivery set due_at = now() where status = 'pending' and due_at > now()`,
    );
    const [{ n }] = (await database.query(PENDING)).rows;
    // Nothing has moved for a second, so whoever has the lease is dead.
    if (n > 0 && n === before) await database.query('update notifications.webhook_endpoint set leased_until = null');
    before = n;
    return { left: n === 0 ? [] : ['I9 webhooks are still undelivered'], mark: n };
  };
  return untilStalled(look, stallMs, 1000);
}

/**
 * I6: each event that an endpoint wants arrived there at least once, with one `webhook-id` that follows from the event, one body and a valid
 * signature; nothing else did, least of all an event of another workspace.
 */
export async function auditWebhooks(database, { hooks }) {
  const expected = new Map();
  for (const { id, tenantId } of (await database.query(EXPECTED)).rows)
    expected.set(publicId('whm', derivedId('webhook-message', id)), tenantId);
  const receivers = (await database.query(RECEIVERS)).rows;
  const tenantOf = new Map(receivers.map(({ tenantId, url }) => [new URL(url).pathname, tenantId]));
  const arrived = [...hooks.received].flatMap(([path, ids]) =>
    [...ids].map(([id, entry]) => ({ id, tenantId: tenantOf.get(path), ...entry })),
  );
  const known = new Set(arrived.filter(({ id, tenantId }) => expected.get(id) === tenantId).map(({ id }) => id));
  const found = [];
  const count = (text, n) => n > 0 && found.push(`I6 ${n} ${text}`);
  count('webhooks never arrived', [...expected.keys()].filter((id) => !known.has(id)).length);
  count('webhooks belong to no event', arrived.filter(({ id }) => !expected.has(id)).length);
  count(
    'webhooks arrived in another workspace',
    arrived.filter(({ id, tenantId }) => expected.has(id) && expected.get(id) !== tenantId).length,
  );
  count('webhooks arrived with different bodies', arrived.filter(({ bodies }) => bodies.size > 1).length);
  count('webhooks did not verify', arrived.filter(({ unverified }) => unverified > 0).length);
  return {
    webhooks: known.size,
    repeatedWebhooks: arrived.filter(({ times }) => times > 1).length,
    violations: found,
  };
}
