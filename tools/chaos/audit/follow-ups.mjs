const PROMISES = `
  with told as (
      select tenant_id, body::json ->> 'promise_id' as id, body::json ->> 'change' as change, body::json ->> 'due_at' as due, count(*)::int as n
      from messaging.event where type = 'followups.promise-changed.v1' group by 1, 2, 3, 4),
    entries as (
      select tenant_id, detail ->> 'promise_id' as id, kind, detail ->> 'due_at' as due, count(*)::int as n
      from followups.task_change where kind like 'promise_%' group by 1, 2, 3, 4)
  select p.id, p.task_id, p.status, p.broken_at, jsonb_array_length(p.moves) as moves,
    (select coalesce(json_object_agg(change, n), '{}') from (select change, sum(n)::int as n from told t where t.id = p.id::text group by 1) c) as events,
    (select coalesce(max(n), 0) from told t where t.id = p.id::text) as most_events,
    (select coalesce(json_object_agg(kind, n), '{}') from (select kind, sum(n)::int as n from entries e
      where e.id = 'prm_' || replace(p.id::text, '-', '') group by 1) c) as entries,
    (select count(*)::int from followups.thread_message m where m.task_id = p.task_id and m.purpose = 'promise_notice') as notices,
    (select count(*)::int from followups.task_change c where c.task_id = p.task_id and c.kind = 'notice_withheld') as withheld
  from followups.promise p`;
const ESCALATIONS = `
  select t.id,
    (select count(*)::int from followups.task_escalation e where e.task_id = t.id) as steps,
    (select count(*)::int from followups.task_change c where c.task_id = t.id and c.kind = 'escalated') as entries,
    (select count(*)::int from messaging.event e where e.type = 'followups.task-escalated.v1' and e.key = t.id::text) as events,
    (select count(*)::int from followups.task_change c where c.task_id = t.id and c.kind = 'breached') as breaches,
    (select count(*)::int from messaging.event e where e.type = 'followups.task-breached.v1' and e.key = t.id::text) as breach_events,
    (select count(*)::int from notifications.notification n where n.task_id = t.id and n.kind = 'task_breached') as notices
  from followups.task t where t.response_id is not null`;
const RECOVERIES = `
  select t.id, count(r.id)::int as recoveries, min(r.state) as state, min(m.message_id) as message_id, min(m.possible_copies) as copies,
    (select count(*)::int from messaging.event e where e.type = 'followups.survey-requested.v1' and e.body::json ->> 'task_id' = t.id::text) as requests,
    (select count(*)::int from messaging.event e where e.type = 'survey.invitation-claimed.v1' and e.body::json ->> 'invitation_id' = min(r.id::text)) as claims,
    count(i.id)::int as invitations, count(m.id)::int as mails
  from followups.task t
  left join followups.recovery r on r.tenant_id = t.tenant_id and r.task_id = t.id
  left join survey.invitation i on i.tenant_id = r.tenant_id and i.id = r.id
  left join notifications.survey_mail m on m.tenant_id = r.tenant_id and m.invitation_id = r.id
  where t.response_id is not null group by t.id`;
/** Members that hear of a missed due time: the one whom a step names, and everybody of a task that nobody has. */
const TOLD = 2;

/**
 * I14: a promise is made once, broken at most once for each due time, and each change that customers are told of has one notice, or one entry
 * why there is none; each step of escalation is taken once, with one event and one notification; a resolution has one survey, asked for
 * once, with one invitation and one mail. Returns the violations, and the Message-IDs of the surveys with what they may arrive.
 */
export async function auditFollowUps(database, { sink, count }) {
  const found = [];
  const violation = (n, text) => n > 0 && found.push(`I14 ${n} ${text}`);
  const { rows: promises } = await database.query(PROMISES);
  violation(Math.abs(count - promises.length), 'promises are missing or were made twice');
  violation(promises.filter(({ status }) => status !== 'kept').length, 'promises are not kept');
  violation(promises.filter(({ most_events: most }) => most > 1).length, 'promises changed twice in the same way');
  violation(
    promises.filter((promise) => !isConsistent(promise)).length,
    'promises have events that their history lacks',
  );
  violation(
    promises.filter(({ entries, status }) => status === 'kept' && told(entries) === 0).length,
    'promises have no history',
  );
  violation(
    promises.filter(({ notices, withheld, entries }) => notices + withheld !== told(entries)).length,
    'promises do not have exactly one notice for each change',
  );
  const { rows: tasks } = await database.query(ESCALATIONS);
  violation(tasks.filter(({ steps }) => steps !== 2).length, 'tasks have steps of escalation that were not taken');
  violation(
    tasks.filter(({ steps, entries, events }) => entries > steps || events > steps).length,
    'tasks have steps of escalation that were taken twice',
  );
  violation(
    tasks.filter(({ steps, entries, events }) => entries < steps || events < steps).length,
    'tasks have steps of escalation without entry or event',
  );
  violation(tasks.filter((task) => task.breaches !== task.breach_events).length, 'tasks are late without an event');
  violation(tasks.filter(({ breaches }) => breaches !== 1).length, 'tasks are not late exactly once');
  violation(tasks.filter(({ notices }) => notices !== TOLD).length, 'steps do not have exactly one notification');
  const { rows: recoveries } = await database.query(RECOVERIES);
  const each = (member) => recoveries.filter((recovery) => recovery[member] !== 1).length;
  violation(each('recoveries'), 'resolutions do not have exactly one survey');
  violation(recoveries.filter(({ requests }) => requests > 1).length, 'surveys were asked for twice');
  violation(recoveries.filter(({ requests }) => requests < 1).length, 'surveys were not asked for');
  violation(recoveries.filter(({ state }) => state !== 'sent').length, 'surveys were not sent');
  for (const name of ['invitations', 'claims', 'mails'])
    violation(each(name), `surveys do not have exactly one of: ${name}`);
  const arrivalsOf = ({ message_id: id }) => sink.received.get(id)?.times ?? 0;
  violation(recoveries.filter((mail) => arrivalsOf(mail) === 0).length, 'surveys never arrived');
  violation(
    recoveries.filter((mail) => arrivalsOf(mail) > 1 + mail.copies).length,
    'surveys arrived more often than possible copies are counted',
  );
  return {
    promises: promises.length,
    broken: promises.filter(({ broken_at: at }) => at !== null).length,
    notices: promises.reduce((sum, { notices }) => sum + notices, 0),
    escalations: tasks.reduce((sum, { steps }) => sum + steps, 0),
    surveys: recoveries.filter(({ state }) => state === 'sent').length,
    violations: found,
  };
}

/** Changes that customers are told of. */
function told({ promise_made: made = 0, promise_moved: moved = 0, promise_kept: kept = 0 }) {
  return made + moved + kept;
}

/** Whether events and history tell the same. */
function isConsistent({ events, entries }) {
  return ['made', 'moved', 'kept', 'broken'].every((change) => events[change] === entries[`promise_${change}`]);
}
