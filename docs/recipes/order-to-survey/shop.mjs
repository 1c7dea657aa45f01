import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createHearbackClient, dataOf } from '@hearback/sdk';

const { HEARBACK_URL = '', HEARBACK_KEY, SURVEY_ID = '', SHOP_SECRET = '', PORT = '9100' } = process.env;
const hearback = createHearbackClient({ url: HEARBACK_URL, key: HEARBACK_KEY });

/** Days after the delivery until the customer is asked. */
const DELAY_DAYS = 3;

/** Largest body that is read, in bytes. */
const MAX_BODY = 1_000_000;

/** How each system signs, and what a delivered order looks like there; undefined for anything else. */
const SHOPS = {
  '/shopify': {
    signature: 'x-shopify-hmac-sha256',
    orderOf: (topic, body) =>
      topic === 'orders/fulfilled' && body.customer
        ? {
            id: `shopify-${body.id}`,
            customer: `shopify-${body.customer.id}`,
            name: [body.customer.first_name, body.customer.last_name].filter(Boolean).join(' '),
            email: body.email,
            language: body.customer_locale,
            deliveredAt: body.fulfillments?.at(-1)?.created_at ?? body.updated_at,
          }
        : undefined,
  },
  '/woocommerce': {
    signature: 'x-wc-webhook-signature',
    orderOf: (topic, body) =>
      topic === 'order.updated' && body.status === 'completed'
        ? {
            id: `woocommerce-${body.id}`,
            // Guests have the customer id 0.
            customer: body.customer_id > 0 ? `woocommerce-${body.customer_id}` : `woocommerce-${body.billing.email}`,
            name: [body.billing.first_name, body.billing.last_name].filter(Boolean).join(' '),
            email: body.billing.email,
            deliveredAt: `${body.date_completed_gmt}Z`,
          }
        : undefined,
  },
};

/** Makes the customer known, and has them asked once for the order. */
async function ask(order) {
  await dataOf(
    hearback.PUT('/v1/customers/{external_id}', {
      params: { path: { external_id: order.customer } },
      body: {
        name: order.name || null,
        ...(order.language ? { language: order.language } : {}),
        identities: [{ kind: 'email', value: order.email }],
      },
    }),
  );
  const sendAt = new Date(Date.parse(order.deliveredAt) + DELAY_DAYS * 86_400_000);
  return dataOf(
    hearback.POST('/v1/survey-invitations', {
      params: { header: { 'Idempotency-Key': order.id } },
      body: {
        survey_id: SURVEY_ID,
        customer: order.customer,
        // The time of an old order is over; it is asked about at once.
        ...(sendAt > new Date() ? { send_at: sendAt.toISOString() } : {}),
      },
    }),
  );
}

/** Whether the shop signed these bytes. */
function isSigned(body, signature = '') {
  const expected = createHmac('sha256', SHOP_SECRET).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The body of a request; undefined if it is too large. */
async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The status to reply with: the shop repeats what did not get a 2xx. */
async function handle(request) {
  const shop = SHOPS[request.url];
  if (request.method !== 'POST' || shop === undefined) return 404;
  const body = await bodyOf(request);
  if (body === undefined) return 413;
  if (!isSigned(body, request.headers[shop.signature])) return 401;
  const topic = request.headers['x-shopify-topic'] ?? request.headers['x-wc-webhook-topic'];
  const order = shop.orderOf(topic, JSON.parse(body.toString()));
  if (order?.email) {
    const invitation = await ask(order);
    console.log(order.id, invitation.id, invitation.status);
  }
  return 204;
}

if (SHOP_SECRET === '' || SURVEY_ID === '') throw new Error('set SHOP_SECRET and SURVEY_ID');
createServer((request, response) => {
  const status = handle(request).catch((error) => {
    console.error(error);
    return 503;
  });
  void status.then((code) => response.writeHead(code).end());
}).listen(Number(PORT), '127.0.0.1', () => console.log('listening'));
