import { BOARD_REPORT_RULES, PICTURE_NEEDS, type BoardPicture, type BoardReport } from './board-reports.js';

/** Boards that one member may see: the shared ones and their own. */
export const MAX_BOARDS = 30;
/** Each tile asks a report of its own. */
export const MAX_TILES = 24;

/** Who sees a board: the member who made it, or everybody in the workspace. */
export const BOARD_VISIBILITIES = ['own', 'workspace'] as const;
export type BoardVisibility = (typeof BOARD_VISIBILITIES)[number];

/** A view of a report, as a board shows it. The numbers are those of the report at the time of reading; none are stored. */
export interface BoardTile {
  readonly id: string;
  /** Null: named after its report. */
  readonly title: string | null;
  readonly report: BoardReport;
  readonly picture: BoardPicture;
  /** The search of the report's page: filters, segment and period; `days` is a period that ends now. */
  readonly search: Readonly<Record<string, string | number>>;
  /** Columns of a wide screen that it takes: 1 or 2. */
  readonly width: number;
}

/** A page of tiles that staff chose. */
export interface Board {
  readonly id: string;
  readonly name: string;
  readonly visibility: BoardVisibility;
  /** The member who made it. */
  readonly ownerId: string;
  /** In the order of reading. */
  readonly tiles: readonly BoardTile[];
  /** Incremented by each change. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What staff choose. */
export type BoardContent = Pick<Board, 'name' | 'visibility' | 'tiles'>;

/** A rule that a tile breaks: the JSON pointer below the tile, and what must be true of it. */
export interface TileDefect {
  readonly pointer: string;
  readonly detail: string;
}

/** The first rule of its report that a tile breaks; undefined if it can be shown. */
export function tileDefect({ report, picture, search }: Omit<BoardTile, 'id'>): TileDefect | undefined {
  const { pictures, search: known, needs = [] } = BOARD_REPORT_RULES[report];
  if (!pictures.includes(picture))
    return { pointer: '/picture', detail: `must be one of ${pictures.join(', ')} for the report ${report}` };
  const stranger = Object.keys(search).find((name) => !known.includes(name));
  if (stranger !== undefined)
    return { pointer: `/search/${stranger}`, detail: `must be one of ${known.join(', ')} for the report ${report}` };
  const missing = [...needs, ...(PICTURE_NEEDS[picture] ?? [])].find((name) => search[name] === undefined);
  if (missing === undefined) return undefined;
  return { pointer: '/search', detail: `must have ${missing} for the picture ${picture} of the report ${report}` };
}

/** The board with the change; the same object if nothing differs. */
export function changedBoard(board: Board, change: Partial<BoardContent>, at: Date): Board {
  const changed = { ...board, ...change };
  return contentOf(changed) === contentOf(board) ? board : { ...changed, revision: board.revision + 1, updatedAt: at };
}

/** Whether a member sees the board. */
export function maySee({ ownerId, visibility }: Board, memberId: string | null): boolean {
  return visibility === 'workspace' || ownerId === memberId;
}

/** Whether a member may change the board: their own while only they see it, and as an editor also what is shared. */
export function mayChange({ ownerId, visibility }: Board, memberId: string, isEditor: boolean): boolean {
  return visibility === 'workspace' ? isEditor : ownerId === memberId;
}

/** PostgreSQL orders the members of stored objects in its own way, so they are compared in one order. */
function contentOf({ name, visibility, tiles }: Board): string {
  const sorted = tiles.map(({ id, title, report, picture, search, width }) => [
    id,
    title,
    report,
    picture,
    Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    width,
  ]);
  return JSON.stringify([name, visibility, sorted]);
}
