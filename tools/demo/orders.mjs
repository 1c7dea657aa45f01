import { seeded } from '../chaos/random.mjs';
import { answerRows, buyerId, BUYERS, plans, prospectId, PROSPECTS } from './answers.mjs';

const DAY = 86_400_000;
/** Days over which customers of the demo place their first orders. */
const SPAN = 548;
/** Days since which the shop's pages tell of visits and leads; older orders are those of the shop's books. */
const SEEN = 200;
/** Events of one request. */
const BATCH = 500;
const CHANNELS = ['newsletter', 'search', 'search', 'instagram', 'fair', 'friends'];
/** How likely somebody leaves after an order: after a low score, after another one, and without an answer. */
const LEAVES = { low: 0.36, other: 0.12, none: 0.17 };
/** Days between two orders, in the mean, of those who buy most often and of those who buy least often. */
const GAP = { least: 28, most: 120 };
/** How many customers are recognised when they look around; the others only when they order. */
const RECOGNISED = 0.14;
const GOLDEN = 0.618_033_988_75;

/**
 * Orders of a shop in `span` days (18 months) until `now`, with the visits and leads of the last ones: who came by the newsletter orders more often, and who gave a low
 * score leaves more often. The same for the same day.
 */
export function orderEvents(now, { customers = BUYERS, span = SPAN, prospects = PROSPECTS } = {}) {
  const random = seeded(20_260_301);
  const scoreBefore = lastScores(now);
  const events = [];
  const add = (kind, external_id, at, more = {}) => {
    if (at < now && (kind === 'order' || kind === 'refund' || at > now - SEEN * DAY))
      events.push({
        id: `${kind}-${events.length}`,
        kind,
        external_id,
        occurred_at: new Date(at).toISOString(),
        ...more,
      });
  };
  const anyDay = () => now - SEEN * DAY * random();
  // Readers of the newsletter, and who asked for a catalogue, look and do not buy.
  for (let number = 0; number < prospects; number += 1) {
    const channel = CHANNELS[Math.floor(random() * CHANNELS.length)];
    const first = anyDay();
    add('visit', prospectId(number), first, { properties: { channel } });
    if (random() < 0.4) add('visit', prospectId(number), first + 40 * DAY * random(), { properties: { channel } });
    if (random() < 0.08)
      add('lead', prospectId(number), first + 300_000, { properties: { channel, form: 'catalogue' } });
  }
  for (let number = 0; number < customers; number += 1) {
    const customer = buyerId(number);
    const favourite = CHANNELS[Math.floor(random() * CHANNELS.length)];
    const eager = favourite === 'newsletter' ? 1.6 : 1;
    const gap = GAP.least * (GAP.most / GAP.least) ** random();
    const isRecognised = random() < RECOGNISED;
    const visit = (at, channel) => isRecognised && add('visit', customer, at, { properties: { channel } });
    let at = now - span * DAY * ((number * GOLDEN) % 1);
    for (let left = false; !left && at < now; at -= (Math.log(1 - random()) * gap * DAY) / eager) {
      for (let before = Math.floor(4 * random()); before > 0; before -= 1) {
        const channel = random() < 0.6 ? favourite : CHANNELS[Math.floor(random() * CHANNELS.length)];
        visit(at - before * before * 1.7 * DAY * random() - 60_000, channel);
      }
      const value = 1900 + Math.floor(-6000 * Math.log(1 - random()));
      add('order', customer, at, { amount: { value, currency: 'EUR' } });
      if (random() < 0.02) add('refund', customer, at + 5 * DAY, { amount: { value, currency: 'EUR' } });
      const score = scoreBefore(customer, at);
      left = random() < (score === undefined ? LEAVES.none : score <= 6 ? LEAVES.low : LEAVES.other);
    }
    // Most who come back do not buy at once.
    for (let looks = Math.floor(5 * random()); looks > 0; looks -= 1) visit(anyDay(), favourite);
    if (random() < 0.07) add('lead', customer, anyDay(), { properties: { channel: favourite, form: 'contact' } });
  }
  return events;
}

/** The last score after a delivery that a customer had given before a time. */
function lastScores(now) {
  const byCustomer = new Map();
  for (const [, at, , customer, score] of answerRows({ now: new Date(now), ...plans.delivery }))
    byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), [Date.parse(at), score]]);
  return (customer, before) => byCustomer.get(customer)?.findLast(([at]) => at < before)?.[1];
}

/** Sends them. */
export async function recordOrders(call, now = Date.now()) {
  const events = orderEvents(now);
  for (let first = 0; first < events.length; first += BATCH)
    await call('POST', '/v1/events/batch', { events: events.slice(first, first + BATCH) });
  return events.filter(({ kind }) => kind === 'order').length;
}
