/** The groups that consume responses. */
const CONSUMERS = ['analytics', 'followups'];

/** Dead letters: each bad event once for each group that consumes its type, and nothing else. */
export async function auditDeadLetters(database, { poisons, workspaces }) {
  const { rows } = await database.query(`select "group", count(*)::int as n from messaging.dead_letter group by 1`);
  const found = new Map(rows.map((row) => [row.group, row.n]));
  const groups = new Set([...found.keys(), ...(poisons > 0 ? CONSUMERS : [])]);
  const expected = (group) => (CONSUMERS.includes(group) ? poisons : 0);
  const own = await database.query(
    `select count(*)::int as n from messaging.dead_letter d where exists (select 1 from responses.survey s where s.tenant_id = d.tenant_id)`,
  );
  return [
    ...[...groups]
      .filter((group) => (found.get(group) ?? 0) !== expected(group))
      .map((group) => `F12 ${group} has ${found.get(group) ?? 0} dead letters instead of ${expected(group)}`),
    ...(own.rows[0].n > 0
      ? [`F12 ${own.rows[0].n} events of ${workspaces.length} good workspaces are dead letters`]
      : []),
  ];
}
