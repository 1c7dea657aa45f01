/**
 * The keys of customers whose profiles were merged, as a query: `key` of a profile, that of the kept one too, and `kept`, which is the same for all
 * profiles of a customer. A customer without merges is not in it. `tenant`: placeholder of the workspace.
 */
export function mergedCustomers(tenant: string): string {
  return `select distinct unnest(array[c.customer_key, k.customer_key]) as key, k.customer_key as kept
    from analytics.customer_pointer p
    join analytics.risk_customer c on c.tenant_id = p.tenant_id and c.customer_id = p.customer_id and c.customer_key is not null
    join analytics.risk_customer k on k.tenant_id = p.tenant_id and k.customer_id = p.kept_id and k.customer_key is not null
    where p.tenant_id = ${tenant}`;
}
