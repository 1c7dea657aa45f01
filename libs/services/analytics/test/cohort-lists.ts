import { expect } from '@jest/globals';
import { INVITATION_SELECTIONS } from '../src/domain/invitation-selection.js';

interface Page {
  readonly data: readonly { readonly id: string }[];
  readonly next_cursor: string | null;
}

/** A reading of the response rates, as the API replies. */
interface Reading {
  readonly invited: number;
  readonly bounced: number;
  readonly started: number;
  readonly unconfirmed: number;
  readonly dispositions: Readonly<Record<'complete' | 'partial' | 'refused' | 'non_contact', number>>;
}

/** How many invitations are listed behind each number; each is listed once, page by page. */
export async function listed(get: (path: string) => Promise<unknown>, period: string): Promise<Record<string, number>> {
  const counts = INVITATION_SELECTIONS.map(async (selection) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = `/v1/response-rates/invitations?${period}&selection=${selection}&limit=2`;
      const page = (await get(cursor === '' ? path : `${path}&cursor=${cursor}`)) as Page;
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
    return [selection, ids.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** How many invitations each number of the funnel counts. */
export function countsBehind({
  bounced,
  dispositions,
  invited,
  started,
  unconfirmed,
}: Reading): Record<string, number> {
  const { complete, partial, refused, non_contact } = dispositions;
  return {
    asked: invited,
    arrived: invited - bounced,
    started,
    answered: complete + partial,
    completed: complete,
    bounced,
    refused,
    unconfirmed,
    silent: non_contact,
  };
}
