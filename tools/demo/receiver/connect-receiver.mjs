import { apiClient } from '../../product/product.mjs';

/**
 * Has the demo workspace tell the receiver what happens: creates the endpoint, or gives it the address that the receiver has by
 * now, and lets the receiver verify with its secret. `demo` has the credentials of the workspace; returns them with those of the
 * endpoint.
 */
export async function connectReceiver(url, demo, receiver) {
  const call = apiClient(url, demo.secret_key);
  const connected = await endpointOf(call, demo, receiver.hooksUrl);
  receiver.trust(connected.webhook_secret);
  return { ...demo, ...connected };
}

async function endpointOf(call, { webhook_endpoint_id: id, webhook_secret: secret }, hooksUrl) {
  const known = id && (await call('GET', `/v1/webhook-endpoints/${id}`).catch(unlessGone));
  if (!known) return createEndpoint(call, hooksUrl);
  if (known.url !== hooksUrl)
    await call('PATCH', `/v1/webhook-endpoints/${id}`, { url: hooksUrl }, { 'if-match': `"${known.revision}"` });
  return { webhook_endpoint_id: id, webhook_secret: secret };
}

/** Sends a sample, so that the page of the receiver shows one. */
async function createEndpoint(call, hooksUrl) {
  const created = await call('POST', '/v1/webhook-endpoints', { url: hooksUrl, description: 'Receiver of the demo' });
  await call('POST', `/v1/webhook-endpoints/${created.id}/test`, {});
  return { webhook_endpoint_id: created.id, webhook_secret: created.secret };
}

/** Somebody has deleted it: it is created anew. */
function unlessGone(error) {
  if (error.status !== 404) throw error;
}
