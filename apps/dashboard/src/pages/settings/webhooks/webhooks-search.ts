/** States of a delivery by which the log can be filtered. */
export const LOG_FILTERS = ['pending', 'failed', 'dropped'] as const;
export type LogFilter = (typeof LOG_FILTERS)[number];

/** Which endpoint and which delivery the page shows. */
export interface WebhooksSearch {
  /** Id of the endpoint whose log is shown. */
  readonly endpoint?: string;
  /** Id of the delivery that is read. */
  readonly delivery?: string;
  readonly status?: LogFilter;
}

/** The search of an address, without what is malformed. */
export function webhooksSearchFrom({ endpoint, delivery, status }: Record<string, unknown>): WebhooksSearch {
  const known = LOG_FILTERS.find((each) => each === status);
  return {
    ...(isId(endpoint, 'whe') && { endpoint }),
    ...(isId(delivery, 'whd') && { delivery }),
    ...(known !== undefined && { status: known }),
  };
}

function isId(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(value);
}
