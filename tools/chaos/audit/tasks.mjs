import { UNHAPPY } from '../workspaces.mjs';

const TASKS = `select r.submission_id as id, t.tenant_id = r.tenant_id and t.survey_id = r.survey_id as own, count(*)::int as n
  from followups.task t left join responses.response r on r.id = t.response_id group by 1, 2`;
const WITHOUT_EVENT = `select count(*)::int as n from followups.task t where not exists
  (select 1 from messaging.event e where e.type = 'followups.task-opened.v1' and e.tenant_id = t.tenant_id
     and e.body::json ->> 'task_id' = t.id::text)`;

/** I5: exactly one task for each response with a comment that was unhappy at any time, in the same workspace, and one event for it. */
export async function auditTasks(database, { ledger, storedIds }) {
  const { rows } = await database.query(TASKS);
  const wanted = [...ledger]
    .filter(([id, e]) => storedIds.has(id) && e.comment && e.scores.some((score) => score <= UNHAPPY))
    .map(([id]) => id);
  const tasks = new Map();
  for (const { id, n } of rows) tasks.set(id, (tasks.get(id) ?? 0) + n);
  const without = wanted.filter((id) => !tasks.has(id)).length;
  const many = [...tasks.values()].filter((n) => n > 1).length;
  const wantedIds = new Set(wanted);
  const unexpected = [...tasks.keys()].filter((id) => !wantedIds.has(id)).length;
  const [{ n: withoutEvent }] = (await database.query(WITHOUT_EVENT)).rows;
  return {
    tasks: wanted.length,
    violations: [
      ...(without ? [`I5 ${without} unhappy responses have no task`] : []),
      ...(many ? [`I5 ${many} responses have more than one task of the rule`] : []),
      ...(unexpected ? [`I5 ${unexpected} tasks match no rule`] : []),
      ...(withoutEvent ? [`I5 ${withoutEvent} tasks have no event`] : []),
      ...(rows.some((row) => row.own === false) ? ['I8 tasks are in another workspace than their responses'] : []),
    ],
  };
}
