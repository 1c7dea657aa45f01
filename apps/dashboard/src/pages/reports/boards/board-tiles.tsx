import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ErrorInPlace } from '../../../parts/states.js';
import type { Board, BoardTile } from './boards-queries.js';
import classes from './boards.module.css';
import { TileDialog } from './tile-dialog.js';
import { TileFrame, type TileAct } from './tile-frame.js';
import { useBoardActs } from './use-board-acts.js';

/** The tiles of a dashboard in their order: two columns on a wide screen, one on a narrow one. */
export function BoardTiles({ board, mayChange }: { readonly board: Board; readonly mayChange: boolean }) {
  const acts = useBoardActs();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string>(undefined);
  const [edited, setEdited] = useState<BoardTile>();
  const act = useMutation({ mutationFn: (run: () => Promise<unknown>) => run() });
  // A browser takes the focus from a button whose tile is moved.
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`);
    if (moved.current === undefined || button === null || button === undefined) return;
    moved.current = undefined;
    button.focus();
  }, [board.tiles]);
  const run = (tile: BoardTile, title: string, what: TileAct) => {
    // Each change needs the revision of the one before.
    if (act.isPending) return;
    if (what.kind === 'edit') setEdited(tile);
    else if (what.kind === 'remove') act.mutate(() => acts.removeTile(board, tile.id));
    else if (what.kind === 'keep') act.mutate(() => acts.saveTile(board, tile.id, { search: what.search }));
    else {
      const { by } = what;
      const place = board.tiles.indexOf(tile) + by;
      // At an end, the button for that way is not there any more.
      const isLast = place === 0 || place === board.tiles.length - 1;
      moved.current = `${tile.id} ${isLast ? -by : by}`;
      act.mutate(() => acts.moveTile(board, tile.id, by, title));
    }
  };
  return (
    <>
      {act.error !== null && <ErrorInPlace error={act.error} />}
      <ol ref={list} className={classes.tiles}>
        {board.tiles.map((tile, index) => (
          <li key={tile.id} className={tile.width === 2 ? classes.wide : undefined}>
            <TileFrame
              tile={tile}
              isFirst={index === 0}
              isLast={index === board.tiles.length - 1}
              {...(mayChange && { onAct: (title: string, what: TileAct) => run(tile, title, what) })}
            />
          </li>
        ))}
      </ol>
      {edited !== undefined && <TileDialog board={board} tile={edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}
