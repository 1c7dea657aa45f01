import { auditErrors } from './errors.mjs';
import { auditFollowUps } from './follow-ups.mjs';

const INCOMING = `select mail_message_id as id, task_id, tenant_id, count(*)::int as n,
    (select count(*)::int from messaging.event e where e.type = 'followups.message-received.v1'
      and e.body::json ->> 'message_id' = any (array_agg(m.id::text))) as events
  from followups.thread_message m where direction = 'in' group by 1, 2, 3`;
const OUTGOING = `select o.id, o.state, o.task_id, o.writer, m.message_id, m.possible_copies,
    (select count(*)::int from messaging.event e where e.type = 'followups.customer-message-released.v1'
      and e.body::json ->> 'message_id' = o.id::text) as released
  from followups.thread_message o
  left join notifications.thread_mail m on m.tenant_id = o.tenant_id and m.id = o.id
  where o.direction = 'out'`;
const TASKS = `select (select count(*)::int from followups.task where response_id is not null) as ruled,
  (select count(*)::int from (select 1 from followups.task where response_id is not null
    group by tenant_id, response_id, rule_id having count(*) > 1) t) as twice,
  (select count(*)::int from followups.mail_task) as mailed,
  (select count(*)::int from followups.task where response_id is null) as others`;

/**
 * I13: each mail that a customer's server saw accepted is one message of one task, with one event, and one whose outcome is unknown is so at
 * most once; each message of staff is one mail with one Message-ID and body; each answer and each first mail has one task.
 */
export async function auditThreads(
  database,
  { harness, correspondents, count, firstMails, followsUp, expectedErrors },
) {
  const found = [];
  const violation = (n, text) => n > 0 && found.push(`I13 ${n} ${text}`);
  const { rows: incoming } = await database.query(INCOMING);
  const stored = new Map();
  for (const row of incoming) stored.set(row.id, [...(stored.get(row.id) ?? []), row]);
  const mails = [...correspondents.sent];
  violation(mails.filter(([, { accepted }]) => !accepted).length, 'mails of customers were never accepted');
  violation(
    mails.filter(([id, { accepted }]) => accepted && !stored.has(id)).length,
    'mails of customers were accepted and lost',
  );
  violation(
    [...stored.values()].filter((rows) => rows.length > 1 || rows[0].n > 1).length,
    'mails of customers are stored twice',
  );
  violation([...stored.keys()].filter((id) => !correspondents.sent.has(id)).length, 'messages were sent by nobody');
  violation(incoming.filter(({ events }) => events !== 1).length, 'messages do not have exactly one event');
  const { rows: outgoing } = await database.query(OUTGOING);
  const received = harness.sink.received;
  const arrivalsOf = ({ message_id: id }) => received.get(id)?.times ?? 0;
  const ofStaff = outgoing.filter(({ writer }) => writer === 'person').length;
  violation(Math.abs(count - ofStaff), 'messages of staff are missing or too many');
  violation(outgoing.filter(({ state }) => state !== 'delivered').length, 'messages are not delivered');
  violation(outgoing.filter(({ released }) => released !== 1).length, 'messages are not released exactly once');
  violation(outgoing.filter((mail) => arrivalsOf(mail) === 0).length, 'messages never arrived');
  violation(
    outgoing.filter((mail) => arrivalsOf(mail) > 1 + mail.possible_copies).length,
    'messages arrived more often than possible copies are counted',
  );
  violation(
    outgoing.filter(({ message_id: id }) => (received.get(id)?.bodies.size ?? 1) > 1).length,
    'messages arrived with different bodies',
  );
  const toCustomers = [...received.values()].filter(({ to }) => to.endsWith('@thread.example'));
  const after = followsUp ? await auditFollowUps(database, { sink: harness.sink, count }) : undefined;
  found.push(...(after?.violations ?? []));
  violation(
    toCustomers.length - outgoing.length - (after?.surveys ?? 0),
    'mails to customers have another Message-ID than their message',
  );
  const [tasks] = (await database.query(TASKS)).rows;
  violation(Math.abs(count - tasks.ruled), 'answers have no task, or a second one');
  violation(tasks.twice, 'answers have two tasks of one rule');
  violation(Math.abs(firstMails - tasks.mailed), 'first mails have no task, or a second one');
  violation(Math.abs(firstMails - tasks.others), 'tasks are there that nobody opened');
  const { rows: dead } = await database.query('select "group", reason from messaging.dead_letter');
  found.push(...dead.map(({ group, reason }) => `I13 ${group} has a dead letter: ${reason}`));
  return {
    ...after,
    threads: ofStaff,
    answers: stored.size,
    unknownOutcomes: mails.reduce((sum, [, { unknown }]) => sum + unknown, 0),
    secondCopies: outgoing.reduce((sum, mail) => sum + Math.max(0, arrivalsOf(mail) - 1), 0),
    firstMailTasks: tasks.mailed,
    violations: [...found, ...auditErrors(harness.logFile, expectedErrors)],
  };
}
