import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';

export type Board = Reply<'getBoard'>;
export type BoardTile = Board['tiles'][number];
export type BoardChange = Body<'changeBoard'>;
export type WantedTile = NonNullable<BoardChange['tiles']>[number];

/** A member sees at most 30 dashboards that are not shared by others. */
const page = { params: { query: { limit: 100 } } };

/** A dashboard has at most this many tiles. */
export const MAX_TILES = 24;

/** The dashboards that the member sees, newest first. */
export const boardsQuery = queryOptions({
  queryKey: ['boards', 'list'],
  queryFn: () => dataOf(api.GET('/v1/boards', page)),
});

/** A dashboard. */
export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ['boards', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/boards/{board_id}', pathOf(id))),
  });

/** The path parameter of a dashboard. */
export function pathOf(id: string) {
  return { params: { path: { board_id: id } } };
}

/** The path of a dashboard, and the revision that was seen. */
export function seen({ id, revision }: Pick<Board, 'id' | 'revision'>) {
  return { params: { path: { board_id: id }, header: { 'If-Match': `"${revision}"` } } };
}
