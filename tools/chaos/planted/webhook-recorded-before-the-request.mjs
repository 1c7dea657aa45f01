// Planted bug: a webhook is recorded as delivered when its attempt begins, so that one whose sender is killed before the request is lost.
// Only for the test of the harness.
import { WebhookRequests } from '../../../libs/services/notifications/dist/application/webhooks/webhook-requests.js';
import { SqlWebhookSending } from '../../../libs/services/notifications/dist/persistence/webhooks/sql-webhook-sending.js';

const { start } = SqlWebhookSending.prototype;
SqlWebhookSending.prototype.start = async function startAndDeliver(tx, endpoint, limit, at) {
  const started = await start.call(this, tx, endpoint, limit, at);
  await tx.query(
    `update notifications.webhook_delivery set status = 'delivered', finished_at = $3 where tenant_id = $1 and id = any ($2)`,
    [endpoint.tenantId, started.map(({ id }) => id), at],
  );
  return started;
};

// The request begins later than usual, so that a kill finds webhooks in between.
const { send } = WebhookRequests.prototype;
WebhookRequests.prototype.send = async function sendLater(...parameters) {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return send.apply(this, parameters);
};
