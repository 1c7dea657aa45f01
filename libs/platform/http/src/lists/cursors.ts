import { createHash } from 'node:crypto';
import type { Position } from '@hearback/kernel';
import { requestErrors } from '../problems/request.errors.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque cursors, each bound to the filter of the list it was made for. */
export class Cursors {
  /** The cursor of the page after `position`; `filter` is everything that selects and orders the items, without the cursor and the limit. */
  static encode(position: Position, filter: object): string {
    const text = `${position.createdAt.getTime()}.${position.id}.${digest(filter)}`;
    return Buffer.from(text).toString('base64url');
  }

  /** The position of a cursor, `undefined` for no cursor; throws 400 for one that is not of this list and filter. */
  static decode(cursor: string | undefined, filter: object): Position | undefined {
    if (cursor === undefined) return undefined;
    const [time = '', id = '', bound = '', ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('.');
    const createdAt = new Date(/^-?\d{1,15}$/.test(time) ? Number(time) : Number.NaN);
    if (Number.isNaN(createdAt.getTime()) || !UUID.test(id) || bound !== digest(filter) || rest.length > 0) {
      throw requestErrors.error('malformed', 'The cursor does not belong to this list and filter.', {
        errors: [{ pointer: '?cursor', code: 'bad-cursor', detail: 'does not belong to this list and filter' }],
      });
    }
    return { createdAt, id };
  }
}

function digest(filter: object): string {
  const { cursor: _cursor, limit: _limit, ...rest } = filter as Record<string, unknown>;
  const members = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 16);
}
