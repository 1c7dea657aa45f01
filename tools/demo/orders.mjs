import { seeded } from '../chaos/random.mjs';
import { CUSTOMERS, customerId } from './answers.mjs';

const DAY = 86_400_000;
/** Days over which customers place their first orders. */
const SPAN = 280;
/** Events of one request. */
const BATCH = 500;
const CHANNELS = ['newsletter', 'search', 'search', 'instagram', 'fair', 'friends'];

/**
 * Visits, leads and orders of the customers of a shop until `now`: about a third of them order again in a month, who came by the newsletter more
 * often, and about one in seven leaves after each order. The same for the same day.
 */
export function orderEvents(now, customers = CUSTOMERS) {
  const random = seeded(20_260_301);
  const events = [];
  const add = (kind, customer, at, more = {}) => {
    if (at < now)
      events.push({
        id: `${kind}-${events.length}`,
        kind,
        external_id: customerId(customer),
        occurred_at: new Date(at).toISOString(),
        ...more,
      });
  };
  for (let customer = 0; customer < customers; customer += 1) {
    const favourite = CHANNELS[Math.floor(random() * CHANNELS.length)];
    const eager = favourite === 'newsletter' ? 1.6 : 1;
    let at = now - SPAN * DAY * ((customer + random()) / customers);
    for (let left = false; !left && at < now; at -= (Math.log(1 - random()) * 50 * DAY) / eager) {
      const visits = Math.floor(4 * random());
      for (let visit = visits; visit > 0; visit -= 1) {
        const channel = random() < 0.6 ? favourite : CHANNELS[Math.floor(random() * CHANNELS.length)];
        add('visit', customer, at - visit * visit * 1.7 * DAY * random() - 60_000, { properties: { channel } });
      }
      if (random() < 0.2)
        add('lead', customer, at - 3_600_000, { properties: { channel: favourite, form: 'contact' } });
      const value = 1900 + Math.floor(-6000 * Math.log(1 - random()));
      add('order', customer, at, { amount: { value, currency: 'EUR' } });
      if (random() < 0.02) add('refund', customer, at + 5 * DAY, { amount: { value, currency: 'EUR' } });
      left = random() < 0.14;
    }
    // Some look and do not buy.
    if (random() < 0.5) add('visit', customer, now - SPAN * DAY * random(), { properties: { channel: favourite } });
  }
  return events;
}

/** Sends them. */
export async function recordOrders(call, now = Date.now()) {
  const events = orderEvents(now);
  for (let first = 0; first < events.length; first += BATCH)
    await call('POST', '/v1/events/batch', { events: events.slice(first, first + BATCH) });
  return events.filter(({ kind }) => kind === 'order').length;
}
