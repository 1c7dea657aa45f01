import { untilStalled } from '../until.mjs';

const QUEUE = 'notifications.send-mail';
const MAILS = `select m.message_id, m.status, member.email, coalesce(max(a.number), 0)::int as tries
  from notifications.mail m join notifications.member member on member.tenant_id = m.tenant_id and member.id = m.recipient_id
  left join notifications.delivery_attempt a on a.tenant_id = m.tenant_id and a.mail_id = m.id
  group by m.tenant_id, m.id, m.message_id, m.status, member.email`;
const NOTICES = `
  with notices as (select tenant_id, task_id, count(*) as n from notifications.notification where kind = 'task_opened' group by 1, 2),
    delivered as (select tenant_id, body::json ->> 'notification_id' as id, count(*) as n from messaging.event
      where type = 'notifications.notification-delivered.v1' group by 1, 2)
  select
    (select count(*)::int from followups.task t left join notices s on s.tenant_id = t.tenant_id and s.task_id = t.id
      where coalesce(s.n, 0) <> 1) as tasks_without,
    (select count(*)::int from notifications.notification n left join delivered e on e.tenant_id = n.tenant_id and e.id = n.id::text
      where coalesce(e.n, 0) <> 1) as without_event`;

/**
 * Waits until all mails are sent, or none was for `stallMs`. Makes them due now, instead of waiting for back-offs and for the leases
 * of killed senders.
 */
export async function mailsSent(database, stallMs) {
  const look = async () => {
    await database.query(`update jobs.job set due_at = now() where queue = $1 and due_at > now() + interval '2 s'`, [
      QUEUE,
    ]);
    const [{ n }] = (await database.query('select count(*)::int as n from jobs.job where queue = $1', [QUEUE])).rows;
    return { left: n === 0 ? [] : ['I9 mails are still unsent'], mark: n };
  };
  return untilStalled(look, stallMs, 1000);
}

/**
 * I6, I7: one notification for each task, one delivery event for each notification, and a mail with one Message-ID. The mail
 * server received each mail at least once, with one body, at most once per attempt, and no other mail.
 */
export async function auditMails(database, { sink }) {
  const { rows } = await database.query(MAILS);
  const found = [];
  const known = new Map(rows.map((row) => [row.message_id, row]));
  const count = (text, n) => n > 0 && found.push(`I7 ${n} ${text}`);
  count('mails are not delivered', rows.filter(({ status }) => status !== 'delivered').length);
  count('mails share a Message-ID', rows.length - known.size);
  count(
    'mails were never received by the mail server',
    rows.filter(({ message_id: id }) => !sink.received.has(id)).length,
  );
  const received = [...sink.received];
  count('Message-IDs belong to no mail', received.filter(([id]) => !known.has(id)).length);
  count('mails arrived with different bodies', received.filter(([, mail]) => mail.bodies.size > 1).length);
  count(
    'mails went to another recipient',
    received.filter(([id, mail]) => known.has(id) && known.get(id).email !== mail.to).length,
  );
  count(
    'mails arrived more often than they were attempted',
    received.filter(([id, { times }]) => times > (known.get(id)?.tries ?? times)).length,
  );
  const [{ tasks_without: without, without_event: withoutEvent }] = (await database.query(NOTICES)).rows;
  count('tasks do not have exactly one notification', without);
  count('notifications do not have exactly one delivery event', withoutEvent);
  return { mails: rows.length, repeatedMails: received.filter(([, { times }]) => times > 1).length, violations: found };
}
