import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useMay, useSession } from '../../../api/session.js';
import { useDone } from '../../../parts/undo.js';
import { boardQuery, pathOf, seen, type Board, type BoardChange, type WantedTile } from './boards-queries.js';

/** Whether the person may change a dashboard: their own, and as an editor also what is shared. */
export function useMayChange(): (board: Board) => boolean {
  const { staff } = useSession();
  const isEditor = useMay('metrics:write');
  return ({ owner_id: owner, visibility }) => (visibility === 'workspace' ? isEditor : owner === staff.id);
}

/** What is done to dashboards, told at the foot of the page with its undo. */
export function useBoardActs() {
  const { t } = useTranslation('boards');
  const queries = useQueryClient();
  const done = useDone();
  const keep = async (board: Board) => {
    queries.setQueryData(boardQuery(board.id).queryKey, board);
    await queries.invalidateQueries({ queryKey: ['boards', 'list'] });
    return board;
  };
  const create = async (body: Body<'createBoard'>) => keep(await dataOf(api.POST('/v1/boards', { body })));
  const change = async (board: Board, body: BoardChange) =>
    keep(await dataOf(api.PATCH('/v1/boards/{board_id}', { ...seen(board), body })));
  const remove = async (board: Board) => {
    await dataOf(api.DELETE('/v1/boards/{board_id}', seen(board)));
    queries.removeQueries({ queryKey: boardQuery(board.id).queryKey });
    await queries.invalidateQueries({ queryKey: ['boards', 'list'] });
  };
  /** Changes, and puts back what was there before if it is undone. */
  const changeWithUndo = async (before: Board, body: BoardChange, message: string) => {
    const changed = await change(before, body);
    const { name, visibility } = before;
    done({ message, undo: () => change(changed, { name, visibility, tiles: wanted(before) }) });
    return changed;
  };
  return {
    async create(body: Body<'createBoard'>) {
      const created = await create(body);
      done({ message: t('done.created', { name: created.name }), undo: () => remove(created) });
      return created;
    },
    async copy({ id }: Board, name: string) {
      const copied = await keep(
        await dataOf(api.POST('/v1/boards/{board_id}/copy', { ...pathOf(id), body: { name } })),
      );
      done({ message: t('done.created', { name }), undo: () => remove(copied) });
      return copied;
    },
    settle: (board: Board, body: BoardChange) => changeWithUndo(board, body, t('done.changed')),
    async remove(board: Board) {
      await remove(board);
      const { name, visibility } = board;
      done({
        message: t('done.removed', { name }),
        undo: () => create({ name, visibility, tiles: wanted(board) }),
      });
    },
    /** Adds a tile at the end of the newest state of a dashboard. */
    async addTile(id: string, tile: WantedTile) {
      const newest = await dataOf(api.GET('/v1/boards/{board_id}', pathOf(id)));
      return changeWithUndo(newest, { tiles: [...wanted(newest), tile] }, t('done.added', { name: newest.name }));
    },
    saveTile: (board: Board, id: string, changed: Partial<WantedTile>) =>
      changeWithUndo(
        board,
        { tiles: wanted(board).map((tile) => (tile.id === id ? { ...tile, ...changed } : tile)) },
        t('done.tileChanged'),
      ),
    removeTile: (board: Board, id: string) =>
      changeWithUndo(board, { tiles: wanted(board).filter((tile) => tile.id !== id) }, t('done.tileRemoved')),
    /** Moves a tile by one place, and says where it is. */
    async moveTile(board: Board, id: string, by: -1 | 1, title: string) {
      const from = board.tiles.findIndex((tile) => tile.id === id);
      const to = from + by;
      const tiles = wanted(board);
      const [tile] = tiles.splice(from, 1);
      if (tile === undefined || to < 0 || to > tiles.length) return;
      tiles.splice(to, 0, tile);
      const place = { title, place: to + 1, total: board.tiles.length };
      await changeWithUndo(board, { tiles }, t('done.moved', place));
    },
  };
}

function wanted({ tiles }: Board): WantedTile[] {
  return tiles.map((tile) => ({ ...tile, search: { ...tile.search } }));
}
