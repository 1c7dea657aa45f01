/** By what the rows of one person are found. */
export interface Person {
  readonly tenantId: string;
  /** Ids of the profile, and of profiles that were merged with it. */
  readonly customerIds: readonly string[];
  /** The workspace's own ids of the customer. */
  readonly externalIds: readonly string[];
  /** E-mail addresses, in any case. */
  readonly addresses: readonly string[];
  /** Ids of rows of this and of other services that are known to belong to the person. */
  readonly subjectIds: readonly string[];
}

/** The part of a statement that `RowCondition`s refer to, before its `select`, `update` or `delete`. It takes $1 to $5. */
export const WITH_PERSON = `with person as (
  select $1::uuid as tenant_id, $2::uuid[] as customer_ids, $3::text[] as external_ids, $4::text[] as addresses,
    $5::uuid[] as subject_ids
)`;

/** The values of $1 to $5 of `WITH_PERSON`. */
export function personParameters(person: Person): readonly unknown[] {
  return [
    person.tenantId,
    person.customerIds,
    person.externalIds,
    person.addresses.map((address) => address.toLowerCase()),
    person.subjectIds,
  ];
}
