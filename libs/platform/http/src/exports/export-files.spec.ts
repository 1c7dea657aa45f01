import { describe, expect, it } from '@jest/globals';
import type { PageRequest } from '@hearback/kernel';
import { listedFile } from './export-files.js';

const START = Date.parse('2026-03-02T09:00:00Z');
const tenantId = '0198c0de-0000-7000-8000-000000000001';

/** A file of items that were made at these seconds, in the order of their ids, and the pages that were read for it. */
function fileOf(seconds: readonly number[], batch = 2) {
  const items = seconds.map((second, index) => ({ id: `id-${index}`, createdAt: new Date(START + 1_000 * second) }));
  const pages: (string | undefined)[] = [];
  const list = (_tenantId: string, { after, limit }: PageRequest) => {
    pages.push(after?.id);
    const from = after === undefined ? 0 : items.findIndex(({ id }) => id === after.id) + 1;
    return Promise.resolve({ items: items.slice(from, from + limit), hasMore: items.length > from + limit });
  };
  const file = listedFile({ line: 'an item', list, positionOf: (item) => item, toLine: ({ id }) => ({ id }), batch });
  return { file, pages };
}

async function linesOf({ file }: ReturnType<typeof fileOf>, asOfSecond: number): Promise<object[]> {
  const lines: object[] = [];
  for await (const batch of file.read({ tenantId, asOf: new Date(START + 1_000 * asOfSecond) })) lines.push(...batch);
  return lines;
}

const ids = (...numbers: number[]) => numbers.map((n) => ({ id: `id-${n}` }));

describe('a file of an export', () => {
  it('has all items that were made until its time, each once', async () => {
    expect(await linesOf(fileOf([1, 2, 3, 4, 5]), 5)).toEqual(ids(0, 1, 2, 3, 4));
    expect(await linesOf(fileOf([]), 5)).toEqual([]);
  });

  it('goes on after an item that was made later, and stops at a page of such items', async () => {
    const busy = fileOf([1, 9, 3, 4, 9, 9, 9, 9, 9]);
    expect(await linesOf(busy, 5)).toEqual(ids(0, 2, 3));
    expect(busy.pages).toEqual([undefined, 'id-1', 'id-3']);
  });

  it('reads a page only when the one before was taken', async () => {
    const slow = fileOf([1, 2, 3, 4, 5, 6]);
    const batches = slow.file.read({ tenantId, asOf: new Date(START + 9_000) })[Symbol.asyncIterator]();
    await batches.next();
    expect(slow.pages).toEqual([undefined]);
    await batches.next();
    expect(slow.pages).toEqual([undefined, 'id-1']);
  });
});
