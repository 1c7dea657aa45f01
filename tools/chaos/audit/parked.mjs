/** The groups that consume answers. */
const READERS = ['analytics', 'followups'];

/** What is set aside: each bad event once by each group that consumes its type, and nothing else. */
export async function auditParked(database, { poisons, workspaces }) {
  const { rows } = await database.query(`select "group", count(*)::int as n from messaging.parked group by 1`);
  const parked = new Map(rows.map((row) => [row.group, row.n]));
  const groups = new Set([...parked.keys(), ...(poisons > 0 ? READERS : [])]);
  const wanted = (group) => (READERS.includes(group) ? poisons : 0);
  const own = await database.query(
    `select count(*)::int as n from messaging.parked p where exists (select 1 from responses.survey s where s.tenant_id = p.tenant_id)`,
  );
  return [
    ...[...groups]
      .filter((group) => (parked.get(group) ?? 0) !== wanted(group))
      .map((group) => `F12 ${group} has parked ${parked.get(group) ?? 0} events, ${wanted(group)} were to be`),
    ...(own.rows[0].n > 0 ? [`F12 ${own.rows[0].n} events of ${workspaces.length} good workspaces are parked`] : []),
  ];
}
