/** Adds invitations (`$2`, JSON) of a workspace (`$1`); those that are there stay. */
export const INSERT = `
  insert into survey.invitation (tenant_id, id, plan_id, survey_id, survey_version, message_version, survey_kind, customer_id,
    occurrence, rank, by_hand, matter, channel, variables, day, created_at, planned_at, suppressed_at, reason, until)
  select $1, i.id, i.plan_id, i.survey_id, i.survey_version, i.message_version, i.survey_kind, i.customer_id, i.occurrence,
    i.rank, i.by_hand, i.matter, 'email', i.variables, i.day, i.created_at, i.planned_at,
    case when i.reason is null then null else i.created_at end, i.reason, i.until
  from json_to_recordset($2) as i (id uuid, plan_id uuid, survey_id uuid, survey_version integer, message_version integer,
    survey_kind text, customer_id uuid, occurrence integer, rank smallint, by_hand boolean, matter text, variables json, day date,
    created_at timestamptz, planned_at timestamptz, reason text, until timestamptz)
  on conflict do nothing returning id`;

/** What becomes true with the claims in `$2` (JSON). */
export const CLAIM = `
  update survey.invitation i set claimed_at = c.at, expires_at = c.expires_at,
    segments = array(select s::uuid from json_array_elements_text(c.segments) s)
  from json_to_recordset($2::json) as c (id uuid, at timestamptz, expires_at timestamptz, segments json)
  where i.tenant_id = $1 and i.id = c.id and i.status = 'planned'`;

/** Merges reported facts: of times the first, of evidence that of the highest revision. */
export const MERGE = `
  update survey.invitation i set sent_at = least(i.sent_at, $3), bounced_at = least(i.bounced_at, $4),
    started_at = least(i.started_at, $5), completed_at = least(i.completed_at, $6), withdrawn_at = least(i.withdrawn_at, $7),
    refused_at = least(i.refused_at, $8), expired_at = least(i.expired_at, $9),
    evidence = case when $11 > coalesce(i.evidence_revision, 0) then $10 else i.evidence end,
    evidence_revision = greatest(i.evidence_revision, $11::integer)
  where i.tenant_id = $1 and i.id = $2`;
