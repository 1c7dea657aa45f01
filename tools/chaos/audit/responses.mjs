import { settle } from '../ledger.mjs';

/**
 * I1–I3 and I8: compares the ledger with the stored responses. Acknowledged ones are stored once, unknown ones at most once,
 * nothing that was never sent; each with its content, or that of its last revision, and in its own workspace.
 */
export async function auditResponses(database, { ledger, workspaces }) {
  const { rows } = await database.query(
    `select r.submission_id as id, r.survey_id, r.language, r.scores, r.submitted_at from responses.response r`,
  );
  const surveys = new Map(workspaces.map(({ index, surveyId }) => [uuidOf(surveyId), index]));
  const times = new Map();
  let foreign = 0;
  let changed = 0;
  for (const row of rows) {
    times.set(row.id, (times.get(row.id) ?? 0) + 1);
    const sent = ledger.get(row.id);
    if (sent === undefined) continue;
    if (surveys.get(row.survey_id) !== sent.workspace) foreign += 1;
    // A revision with an unknown outcome that was abandoned is stored, or the one before it.
    if (sent.open !== undefined && row.scores[0]?.score === sent.open) settle(sent, sent.open);
    const same = row.scores[0]?.score === sent.score && row.language === sent.language;
    const isSaved = sent.editKey !== undefined;
    if (!same || (!isSaved && row.submitted_at.getTime() !== Date.parse(sent.at))) changed += 1;
  }
  const lost = [...ledger].filter(([id, entry]) => entry.acked && !times.has(id)).length;
  const twice = [...times.values()].filter((n) => n > 1).length;
  const neverSent = [...times.keys()].filter((id) => !ledger.has(id)).length;
  return {
    stored: rows.length,
    acknowledged: [...ledger.values()].filter((entry) => entry.acked).length,
    revised: [...ledger.values()].reduce((sum, { scores }) => sum + scores.length - 1, 0),
    abandoned: [...ledger.values()].filter((entry) => !entry.acked).length,
    violations: [
      ...(lost ? [`I1 lost: ${lost} acknowledged responses are not stored`] : []),
      ...(twice ? [`I2 duplicated: ${twice} submissions are stored more than once`] : []),
      ...(neverSent ? [`I3 ${neverSent} stored responses were never sent`] : []),
      ...(changed ? [`I2 ${changed} responses are stored with other content than they were sent with`] : []),
      ...(foreign ? [`I8 ${foreign} responses are stored in another workspace than they were sent to`] : []),
    ],
  };
}

/** Converts a public id (`srv_0198…`) to the uuid in the tables. */
export function uuidOf(publicId) {
  const hex = publicId.slice(publicId.lastIndexOf('_') + 1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
