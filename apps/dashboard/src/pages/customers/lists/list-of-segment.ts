import type { Segment } from '../segments/queries.js';

/** The list whose members a segment has, if it is about nothing else. */
export function listOfSegment({ conditions }: Pick<Segment, 'conditions'>): string | undefined {
  const { all, any } = conditions as { readonly all?: readonly object[]; readonly any?: readonly object[] };
  const [only, ...others] = all ?? any ?? [conditions];
  const ids = (only as { readonly list_in?: readonly string[] } | undefined)?.list_in;
  return others.length === 0 && ids?.length === 1 ? ids[0] : undefined;
}
