import { apiClient } from '../../product/product.mjs';

/**
 * Has the demo workspace tell the receiver what happens, and write to it as to a chat: creates both, or gives them the address that
 * the receiver has by now, and lets the receiver verify with its secret. `demo` has the credentials of the workspace; returns them with those of the
 * endpoint.
 */
export async function connectReceiver(url, demo, receiver) {
  const call = apiClient(url, demo.secret_key);
  const connected = await endpointOf(call, demo, receiver.hooksUrl);
  receiver.trust(connected.webhook_secret);
  return { ...demo, ...connected, chat_target_id: await chatOf(call, demo, receiver.chatUrl) };
}

async function endpointOf(call, { webhook_endpoint_id: id, webhook_secret: secret }, hooksUrl) {
  const known = id && (await call('GET', `/v1/webhook-endpoints/${id}`).catch(unlessGone));
  if (!known) return createEndpoint(call, hooksUrl);
  if (known.url !== hooksUrl)
    await call('PATCH', `/v1/webhook-endpoints/${id}`, { url: hooksUrl }, { 'if-match': `"${known.revision}"` });
  return { webhook_endpoint_id: id, webhook_secret: secret };
}

/** The chat of the demo: messages have the shape of Slack, and the receiver shows them. Its address is given anew, as it is not shown. */
async function chatOf(call, { chat_target_id: id }, address) {
  const known = id && (await call('GET', `/v1/chat-targets/${id}`).catch(unlessGone));
  if (known) {
    if (known.origin !== new URL(address).origin)
      await call('PATCH', `/v1/chat-targets/${id}`, { address }, { 'if-match': `"${known.revision}"` });
    return id;
  }
  const created = await call('POST', '/v1/chat-targets', { kind: 'slack', name: '#service', address, digest: 'daily' });
  await call('POST', `/v1/chat-targets/${created.id}/test`);
  return created.id;
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
