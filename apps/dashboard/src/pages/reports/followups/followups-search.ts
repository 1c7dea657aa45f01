/** The state of the report of tasks in its address; members that are malformed are dropped. */
export interface FollowupsSearch {
  /** The last so many days, today included. */
  readonly days?: number;
  /** By what the table is split; teams by default. */
  readonly by?: 'touchpoint';
  /** Only tasks about this touchpoint. */
  readonly touchpoint?: string;
  readonly explain?: true;
}

/** Reads the state from the search parameters. */
export function followupsSearch(raw: { readonly [name in keyof FollowupsSearch]?: unknown }): FollowupsSearch {
  const days = Number(raw.days);
  const touchpoint = raw.touchpoint;
  return {
    ...(Number.isInteger(days) && days >= 1 && days <= 731 ? { days } : {}),
    ...(raw.by === 'touchpoint' ? { by: 'touchpoint' } : {}),
    ...(typeof touchpoint === 'string' && /^tpt_[0-9a-f]{32}$/.test(touchpoint) ? { touchpoint } : {}),
    ...(raw.explain === true ? { explain: true } : {}),
  };
}
