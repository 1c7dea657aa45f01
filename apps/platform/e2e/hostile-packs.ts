import { ODD_TEXTS, XSS_PAYLOADS } from '@hearback/testing';

/** All hostile texts. */
export const HOSTILE = [...XSS_PAYLOADS, ...ODD_TEXTS];

/** Hostile texts, several in a text of at most `limit` characters; those that do not fit alone are left out. */
export function packed(limit: number): readonly string[] {
  const packs: string[] = [];
  for (const text of HOSTILE.filter(({ length }) => length <= limit)) {
    const last = packs.at(-1);
    // Few in one text: an element that one leaves open could hide the others.
    if (last !== undefined && `${last} ${text}`.length <= Math.min(limit, 400)) packs[packs.length - 1] += ` ${text}`;
    else packs.push(text);
  }
  return packs;
}

/** The packs one after another, and again from the first. */
export function endless(limit: number): () => string {
  const packs = packed(limit);
  let index = 0;
  return () => packs[index++ % packs.length]!;
}
