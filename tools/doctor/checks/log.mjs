import { counted, ok, problem, warning } from '../finding.mjs';

const MAIN = 'node apps/platform/dist/main.js';

const BEHIND = `select c."group", sum(p.next_offset - c.next_offset)::int as events, max(c.last_error) as error
  from messaging.committed_offset c join messaging.partition p using (topic, partition)
  group by 1 having sum(p.next_offset - c.next_offset) > 0 order by 2 desc`;

const DEAD_LETTERS = `select "group", count(*)::int as n, max(reason) as reason
  from messaging.dead_letter where replayed_at is null group by 1 order by 1`;

const DEAD_JOBS = `select queue, count(*)::int as n, max(last_error) as error from jobs.job where dead_at is not null group by 1 order by 1`;

const LATE_JOBS = `select queue, count(*)::int as n, extract(epoch from now() - min(due_at))::int as late from jobs.job
  where dead_at is null and not running and due_at < now() - interval '5 minutes' group by 1 order by 1`;

/** Events that services have not applied, and jobs that failed or are late, in a migrated database. */
export async function logFindings(client) {
  const rowsOf = async (sql) => (await client.query(sql)).rows;
  const dead = (await rowsOf(DEAD_LETTERS)).map(({ group, n, reason }) =>
    problem(
      `events of ${group}`,
      `${counted(n, 'event')} could not be applied: ${reason}`,
      `remove the cause, then ${MAIN} --dead-letters replay --service ${group}`,
    ),
  );
  const failed = (await rowsOf(DEAD_JOBS)).map(({ queue, n, error }) =>
    problem(
      `jobs of ${queue}`,
      `${counted(n, 'job')} failed for good: ${error}`,
      `remove the cause, then ${MAIN} --dead-jobs retry --service ${queue.split('.')[0]}`,
    ),
  );
  const behind = (await rowsOf(BEHIND)).map(({ group, events, error }) =>
    warning(
      `events of ${group}`,
      `${counted(events, 'event')} behind${error === null ? '' : `; the last attempt failed: ${error}`}`,
      `see whether ${group} runs, and ask again in a minute; its log names the cause`,
    ),
  );
  const late = (await rowsOf(LATE_JOBS)).map(({ queue, n, late: seconds }) =>
    warning(
      `jobs of ${queue}`,
      `${counted(n, 'job')} late, the first by ${counted(Math.round(seconds / 60), 'minute')}`,
      'see whether the service runs',
    ),
  );
  const found = [...dead, ...failed, ...behind, ...late];
  return found.length > 0 ? found : [ok('events and jobs', 'all done')];
}
