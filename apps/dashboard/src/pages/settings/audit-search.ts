/** Which entries of the audit log the address asks for. */
export interface AuditSearch {
  readonly action?: string;
  /** Id of a member or key. */
  readonly who?: string;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
}

/** The search of an address, without what is malformed. */
export function auditSearchFrom(search: Record<string, unknown>): AuditSearch {
  const found = {
    action: text(search['action'], /^[a-z-]+\.[a-z-]+$/),
    who: text(search['who'], /^(stf|key)_[0-9a-f]{32}$/),
    from: day(search['from']),
    to: day(search['to']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function day(value: unknown): string | undefined {
  const read = text(value, /^\d{4}-\d\d-\d\d$/);
  return read === undefined || Number.isNaN(Date.parse(read)) ? undefined : read;
}

function text(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
