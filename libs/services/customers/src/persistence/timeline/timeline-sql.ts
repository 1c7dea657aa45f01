/**
 * Everything that happened with a customer (`$2`, of workspace `$1`) and with the profiles merged into theirs, as `every` with the columns
 * `id`, `kind`, `at` and `details`.
 */
export const TIMELINE = `
  with profile as materialized (
    select id from customers.customer where tenant_id = $1 and (id = $2 or merged_into = $2)
  ),
  own as materialized (
    select id from customers.timeline_subject where tenant_id = $1 and customer_id in (select id from profile)
  ),
  subject as materialized (
    select id from own
    union select id from customers.timeline_subject where tenant_id = $1 and parent_id in (select id from own)
  ),
  told as (
    select id, kind, at, details from customers.timeline_entry
    where tenant_id = $1 and customer_id in (select id from profile)
    union
    select id, kind, at, details from customers.timeline_entry
    where tenant_id = $1 and subject_id in (select id from subject)
  ),
  every as (
    select * from told
    union all
    select id, 'event', occurred_at, jsonb_build_object('title', kind, 'reference', source_id, 'amount',
      case when amount_minor is not null then jsonb_build_object('minor', amount_minor, 'currency', currency) end)
    from customers.customer_event where tenant_id = $1 and customer_id in (select id from profile)
    union all
    select id, 'consent', decided_at, jsonb_build_object('title', purpose, 'reason', way,
      'change', case when granted then 'granted' else 'withdrawn' end)
    from customers.consent_entry where tenant_id = $1 and customer_id in (select id from profile)
    union all
    select m.id, 'merge', m.merged_at, jsonb_build_object('change', 'merged', 'reference', x.external_id)
    from customers.customer_merge m join customers.customer x on x.tenant_id = m.tenant_id and x.id = m.merged_id
    where m.tenant_id = $1 and m.kept_id in (select id from profile)
    union all
    -- The id differs from that of the merge, so that pages can begin after either.
    select md5(m.id::text || 'unmerged')::uuid, 'merge', m.unmerged_at,
      jsonb_build_object('change', 'unmerged', 'reference', x.external_id)
    from customers.customer_merge m join customers.customer x on x.tenant_id = m.tenant_id and x.id = m.merged_id
    where m.tenant_id = $1 and m.unmerged_at is not null and m.kept_id in (select id from profile)
  )`;
