import { auditErrors } from './errors.mjs';

/** A mail that arrived this long before a kill may not have had its reply recorded: as long as an attempt may wait for the mail server. */
const BEFORE_KILL_MS = 30_000;
/** What was in the socket at the kill is read by the mail server after it; no process is ready again so soon. */
const AFTER_KILL_MS = 1_000;

const MAILS = `select message_id as id, status, possible_copies,
    (select count(*)::int from notifications.mail_attempt a
     where a.tenant_id = m.tenant_id and a.mail_id = m.id and not a.settled) as unsettled
  from notifications.survey_mail m where plan_id = $1`;
/** Each invitation with what must be there once; customers with two invitations are found by their mails. */
const INVITATIONS = `
  with published as (
    select body::json ->> 'invitation_id' as invitation_id, count(*) filter (where type = 'survey.invitation-claimed.v1')::int as claims,
      count(*) filter (where type = 'notifications.invitation-mail-delivered.v1')::int as deliveries
    from messaging.event where type in ('survey.invitation-claimed.v1', 'notifications.invitation-mail-delivered.v1') group by 1)
  select i.status, a.external_id, coalesce(p.claims, 0) as claims, coalesce(p.deliveries, 0) as deliveries,
    (select count(*)::int from survey.touch t where t.tenant_id = i.tenant_id and t.invitation_id = i.id) as touches
  from survey.invitation i
  join survey.audience a on a.tenant_id = i.tenant_id and a.customer_id = i.customer_id
  left join published p on p.invitation_id = i.id::text
  where i.plan_id = $1`;

/**
 * I12: who was in the dry run got exactly one mail and nobody else; a second copy only where a reply was lost, with the same Message-ID and
 * body, and counted.
 */
export async function auditCampaign(database, { harness, call, plan, run, kills, count, domain }) {
  const planId = plan.id.replace(/^pln_/, '');
  const found = [];
  const violation = (n, text) => n > 0 && found.push(`I12 ${n} ${text}`);
  const received = [...harness.sink.received].filter(([, { to }]) => to.endsWith(`@${domain}`));
  const idsOf = new Map();
  for (const [id, { to }] of received) idsOf.set(to, [...(idsOf.get(to) ?? []), id]);
  const wanted = Array.from({ length: count }, (_, index) => `m${index + 1}@${domain}`);
  if (run.asked !== count || run.left_out !== 1)
    found.push(`I12 the dry run asks ${run.asked}, leaves out ${run.left_out}`);
  violation(wanted.filter((address) => !idsOf.has(address)).length, 'customers of the dry run got no mail');
  violation(idsOf.size - wanted.filter((address) => idsOf.has(address)).length, 'others got a mail');
  violation(
    [...idsOf.values()].filter((ids) => ids.length > 1).length,
    'customers got mails with different Message-IDs',
  );
  violation(received.filter(([, { bodies }]) => bodies.size > 1).length, 'mails arrived with different bodies');
  const again = received.filter(([, { arrivals }]) => arrivals.length > 1);
  violation(
    again.filter(([, { arrivals }]) => !repliesWereLost(arrivals, kills)).length,
    'mails arrived twice although no reply was lost',
  );
  const { rows: mails } = await database.query(MAILS, [planId]);
  const known = new Map(mails.map((mail) => [mail.id, mail]));
  const counted = ([id, { arrivals }]) => (known.get(id)?.possible_copies ?? 0) >= arrivals.length - 1;
  violation(again.filter((mail) => !counted(mail)).length, 'mails arrived more often than possible copies are counted');
  violation(
    mails.filter(({ possible_copies: copies, unsettled }) => copies !== unsettled).length,
    'mails do not count their attempts without a reply as possible copies',
  );
  violation(mails.filter(({ status }) => status !== 'delivered').length, 'mails are not delivered');
  const { rows: invitations } = await database.query(INVITATIONS, [planId]);
  const asked = invitations.filter(({ external_id: id }) => id.startsWith('M-'));
  violation(count - asked.length, 'customers have no invitation');
  for (const [name, one] of Object.entries({ claims: 'claim', deliveries: 'delivery', touches: 'touch' }))
    violation(
      asked.filter((invitation) => invitation[name] !== 1).length,
      `invitations do not have exactly one ${one}`,
    );
  violation(asked.filter(({ status }) => status !== 'sent').length, 'invitations are not sent');
  const progress = await call('GET', `/v1/plans/${plan.id}/progress`);
  if (progress.sent !== count) found.push(`I12 the progress shows ${progress.sent} sent`);
  const { rows: dead } = await database.query('select "group", reason from messaging.dead_letter');
  found.push(...dead.map(({ group, reason }) => `I12 ${group} has a dead letter: ${reason}`));
  return {
    customers: count,
    mails: received.length,
    secondCopies: received.reduce((sum, [, { arrivals }]) => sum + arrivals.length - 1, 0),
    possibleCopies: mails.reduce((sum, { possible_copies: copies }) => sum + copies, 0),
    repliesLost: harness.sink.lost,
    violations: [...found, ...auditErrors(harness.logFile)],
  };
}

/** Whether each arrival but the last one had its reply lost: by the mail server, or because the sender was killed. */
function repliesWereLost(arrivals, kills) {
  return arrivals
    .slice(0, -1)
    .every(
      ({ at, lost }) => lost || kills.some((kill) => at - kill.at < AFTER_KILL_MS && kill.at - at < BEFORE_KILL_MS),
    );
}
