/** Customers of one list; the API takes no more. */
const PER_LIST = 10_000;
const DAY_MS = 86_400_000;

/** Adds customers with an address each to a workspace, and lets it ask them at any hour. */
export async function addCustomers(call, { count, domain }) {
  const { waits, per_year, revision } = await call('GET', '/v1/attention-rules');
  const rules = { waits, per_year, quiet_hours: null };
  await call('PUT', '/v1/attention-rules', rules, { 'if-match': `"${revision}"` });
  for (let from = 0; from < count; from += PER_LIST) {
    const rows = Array.from({ length: Math.min(PER_LIST, count - from) }, (_, index) => {
      const n = from + index + 1;
      return `M-${n},m${n}@${domain},Customer ${n}`;
    });
    const csv = ['external_id,email,name', ...rows].join('\n');
    await call('POST', `/v1/customer-lists?name=Part%20${from}`, csv, { 'content-type': 'text/csv' });
  }
}

/** Creates a campaign of all customers that writes as soon as it is started; returns it with its dry run. */
export async function createCampaign(call, { surveyId }) {
  const first_day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  // Three days, because today is another day for customers elsewhere.
  const schedule = { first_day, days: 3, time: '00:00' };
  const plan = await call('POST', '/v1/plans', { kind: 'campaign', name: 'Everybody', survey_id: surveyId, schedule });
  return { plan, run: await call('POST', `/v1/plans/${plan.id}/dry-run`) };
}
