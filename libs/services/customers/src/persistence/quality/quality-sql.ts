/**
 * The pairs of profiles of workspace `$1` that may be one person, as `pair` with `one_id`, `other_id` and `reasons`. Each profile with the same
 * key is paired with the oldest, so that a hundred people with one name are 99 pairs, not 4,950.
 */
export const PAIRS = `
  with profile as materialized (
    select id, external_id, name, coalesce(merged_into, id) as kept_id from customers.customer where tenant_id = $1
  ),
  address as (
    select p.kept_id, lower(i.value) as value from customers.customer_identity i
    join profile p on p.id = i.customer_id where i.tenant_id = $1 and i.kind = 'email'
    union
    -- A list makes customers whose id is their address.
    select kept_id, lower(external_id) from profile where external_id like '%_@_%._%'
  ),
  keyed as (
    -- What follows a plus sign does not change the mailbox, and neither do dots at the largest provider.
    select 'mailbox' as reason, kept_id as id,
      case when split_part(value, '@', 2) in ('gmail.com', 'googlemail.com')
        then replace(split_part(split_part(value, '@', 1), '+', 1), '.', '') || '@gmail.com'
        else split_part(split_part(value, '@', 1), '+', 1) || '@' || split_part(value, '@', 2) end as key
    from address
    union
    select 'phone', p.kept_id, right(regexp_replace(i.value, '[^0-9]', '', 'g'), 9)
    from customers.customer_identity i join profile p on p.id = i.customer_id
    where i.tenant_id = $1 and i.kind in ('phone', 'mobile', 'telephone', 'whatsapp')
      and length(regexp_replace(i.value, '[^0-9]', '', 'g')) >= 9
    union
    -- "Weber, José" is "Jose Weber"; a single word is not enough to be somebody.
    select 'name', kept_id, (
      select case when count(*) > 1 then string_agg(word, ' ' order by word) end
      from regexp_split_to_table(regexp_replace(normalize(lower(name), nfd), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+') as word
      where word <> '')
    from profile where name is not null
  ),
  grouped as (
    select reason, id as other_id, first_value(id) over (partition by reason, key order by id) as one_id
    from keyed where key is not null
  ),
  pair as (
    select one_id, other_id, array_agg(distinct reason order by reason) as reasons from grouped g
    where one_id <> other_id and not exists (select from customers.customer_distinction d
      where d.tenant_id = $1 and d.one_id = g.one_id and d.other_id = g.other_id)
    group by 1, 2
  )`;

/** Whether a customer `c` lacks something. */
export const LACKS = {
  name: 'c.name is null',
  language: 'c.language is null',
  email: `not exists (select from customers.customer x
    join customers.customer_identity i on i.tenant_id = x.tenant_id and i.customer_id = x.id and i.kind = 'email'
    where x.tenant_id = c.tenant_id and (x.id = c.id or x.merged_into = c.id))`,
  consent: `not exists (select from customers.customer x
    join customers.consent_entry e on e.tenant_id = x.tenant_id and e.customer_id = x.id and e.purpose = 'questions'
    where x.tenant_id = c.tenant_id and (x.id = c.id or x.merged_into = c.id))`,
} as const;

/** Whether the address of a customer `c` is no longer written to. */
export const IS_DEAD = `exists (select from customers.customer_address a
  where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.active)`;
