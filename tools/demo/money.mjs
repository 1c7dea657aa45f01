/** The first day of the month so many months before this one, as `2026-11`. */
function monthsAgo(months) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
}

const number = (name, value, low = null, high = null) => ({ name, unit: 'number', value, low, high });
const money = (name, value, low = null, high = null) => ({ name, unit: 'money', value, low, high });
const follows = (name, unit, value, measure) => ({ name, unit, value, follows: measure });

/** What the shop asks itself: is it worth it that the courier brings the label? Three months of it are over. */
export async function calculateScenario(call) {
  const scenario = await call('POST', '/v1/scenarios', {
    name: 'Courier brings the label',
    currency: 'EUR',
    months: 12,
    monthly_rate: 0.01,
    starts_in: monthsAgo(3),
    lines: [
      {
        kind: 'cost',
        name: 'Build the pick-up page',
        note: 'invoice of the agency',
        evidence: 'measured',
        timing: 'once',
        factors: [money('Invoice', 1800)],
      },
      {
        kind: 'cost',
        name: 'Pick-ups',
        note: 'pilot',
        evidence: 'measured',
        factors: [number('Pick-ups a month', 62, 48, 80), money('Price of a pick-up', 4.9)],
      },
      {
        kind: 'cost',
        name: 'Staff for the courier',
        note: 'asked Aiko',
        evidence: 'estimated',
        factors: [
          { name: 'Hours of staff a month', unit: 'hours', value: 3, low: 2, high: 6 },
          follows('Cost of an hour', 'money', 32, 'hourly_cost'),
        ],
      },
      {
        kind: 'freed_hours',
        name: 'Fewer contacts',
        note: 'pilot, half of the orders by chance',
        evidence: 'measured',
        factors: [
          number('Fewer contacts a month', 38, 24, 52),
          follows('Minutes each', 'minutes', 12, 'minutes_per_task'),
          follows('Cost of an hour', 'money', 32, 'hourly_cost'),
        ],
        reuse: { text: 'calls to customers who were unhappy', value: 1, low: 0.7, high: 1 },
      },
      {
        kind: 'saving',
        name: 'Goodwill credits not paid',
        note: '8 to 15 before',
        evidence: 'estimated',
        factors: [number('Goodwill not paid a month', 12, 6, 16), money('Credit', 15)],
      },
      {
        kind: 'margin',
        name: 'More orders',
        note: 'nobody knows yet',
        evidence: 'assumed',
        factors: [number('Extra orders a month', 9, 0, 18), money('Margin per order', 34, 22, 46)],
      },
      { kind: 'unpriced', name: 'Fewer angry callers', note: 'said by all three of the desk', evidence: 'estimated' },
    ],
  });
  const [built, pickUps] = scenario.lines.map(({ id }) => id);
  const paid = (line_id, months, amount) => ({ line_id, month: monthsAgo(months), amount });
  const ledger = [paid(built, 3, 1920), paid(pickUps, 3, 255), paid(pickUps, 2, 318), paid(pickUps, 1, 299)];
  await call('PATCH', `/v1/scenarios/${scenario.id}`, { ledger }, { 'if-match': `"${scenario.revision}"` });
}
