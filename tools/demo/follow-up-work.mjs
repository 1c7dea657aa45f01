const MINOR = 100;

/** Opening hours of the shop, closed over lunch and on Sundays. */
const OPENING_HOURS = {
  name: 'Shop in town',
  is_default: true,
  time_zone: 'Europe/Paris',
  team_ids: [],
  week: Array.from({ length: 7 }, (_, day) => ({
    open:
      day === 6
        ? []
        : day === 5
          ? [{ from: '10:00', to: '14:00' }]
          : [
              { from: '09:00', to: '13:00' },
              { from: '14:00', to: '18:00' },
            ],
  })),
  special_days: [],
};

/** How fast tasks have to be answered, what work costs, what may be given away, and what is behind the delivery. */
export async function setUpWork(call, [agentId]) {
  const { data: rules } = await call('GET', '/v1/rules');
  const { data: touchpoints } = await call('GET', '/v1/touchpoints');
  const delivery = touchpoints.find(({ key }) => key === 'delivery');
  const step = (clock, after_minutes, action, staff_ids = []) => ({ clock, after_minutes, action, staff_ids });
  await call('POST', '/v1/calendars', OPENING_HOURS);
  await call('PUT', '/v1/sla-targets', {
    targets: [
      {
        name: 'After a delivery',
        rule_ids: null,
        touchpoint_ids: [delivery.id],
        customer_value: null,
        first_response_minutes: 120,
        resolution_minutes: 960,
        steps: [step('resolution', 0, 'raise'), step('resolution', 60, 'notify', [agentId])],
      },
      {
        name: 'Everything else',
        rule_ids: null,
        touchpoint_ids: null,
        customer_value: null,
        first_response_minutes: 240,
        resolution_minutes: null,
        steps: [step('resolution', 120, 'raise')],
      },
    ],
  });
  const none = { owner: null, admin: null, editor: null, agent: null };
  await call('PUT', '/v1/work-settings', {
    currency: 'EUR',
    hourly_cost_minor: 32 * MINOR,
    hourly_cost_by_role: none,
    goodwill_limits: { owner: null, admin: 100 * MINOR, editor: 50 * MINOR, agent: 30 * MINOR },
    goodwill_budget_minor: 300 * MINOR,
  });
  await call('PUT', '/v1/playbooks', {
    playbooks: [
      {
        name: 'Unhappy customer',
        rule_ids: rules.map(({ id }) => id),
        root_causes: [],
        steps: [
          { text: 'Apologise in your own words.' },
          { text: 'Ask what would help, and listen.' },
          { text: 'Say what happens next, and by when.' },
        ],
      },
      {
        name: 'Late or lost parcel',
        rule_ids: [],
        root_causes: ['delivery'],
        steps: [{ text: 'Open a trace with the courier.' }, { text: 'Send a replacement if it is lost.' }],
      },
    ],
  });
  await call('PUT', '/v1/blueprint', {
    touchpoints: [
      {
        touchpoint_id: delivery.id,
        owner_id: agentId,
        steps: [
          { name: 'The depot packs the lamp', root_causes: ['product'] },
          { name: 'The courier brings it', root_causes: ['delivery', 'waiting_time'] },
          { name: 'We tell the customer when', root_causes: ['communication'] },
        ],
      },
    ],
  });
}

/** Minutes, ticked steps, tags and goodwill at the newest tasks. */
export async function recordWork(call, memberIds) {
  const { data: tasks } = await call('GET', '/v1/tasks?limit=40');
  for (const [i, task] of tasks.entries()) {
    const path = `/v1/tasks/${task.id}`;
    await call('POST', `${path}/minutes`, { minutes: 5 + ((i * 7) % 40), member_id: memberIds[i % memberIds.length] });
    if (i % 4 === 0) await call('PUT', `${path}/tags`, { tags: i % 8 === 0 ? ['courier', 'vip'] : ['courier'] });
    if (i % 5 === 0) await call('PUT', `${path}/suspected-cause`, { suspected_cause: 'delivery' });
    if (i % 3 !== 0) continue;
    const { steps } = await call('GET', `${path}/work`);
    for (const { id } of steps.slice(0, 2)) await call('PUT', `${path}/steps/${id}`, { done: true });
  }
  const [first, second] = tasks;
  if (first) await call('POST', `/v1/tasks/${first.id}/goodwill`, { amount_minor: 15 * MINOR, kind: 'voucher' });
  if (second) await call('POST', `/v1/tasks/${second.id}/goodwill`, { amount_minor: 9 * MINOR, kind: 'refund' });
}
