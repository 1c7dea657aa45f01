import {
  EntityTag,
  EnumField,
  IntegerField,
  ListField,
  PublicIdField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { BoardCommand, WantedTile } from '../../application/boards/write-boards.js';
import {
  BOARD_PICTURES,
  BOARD_REPORTS,
  type BoardPicture,
  type BoardReport,
} from '../../domain/boards/board-reports.js';
import { BOARD_VISIBILITIES, MAX_TILES, type Board, type BoardVisibility } from '../../domain/boards/board.js';

const NAME = { min: 1, max: 80, pattern: /^\S(.*\S)?$/, example: 'Monday meeting', description: 'One line.' };
const VISIBILITY = {
  example: 'own',
  description: '`own`: only who made it sees it; `workspace`: everybody does. Sharing needs `metrics:write`.',
} as const;
const TILES = { max: MAX_TILES, description: 'In the order of reading.' };
const TITLE = { ...NAME, nullable: true, example: 'NPS after delivery', description: 'Null: named after its report.' };
const REPORT = { example: 'metric' } as const;
const PICTURE = { example: 'trend', description: 'A picture that the report has.' } as const;
const SEARCH = {
  of: ['string', 'number'] as const,
  max: 20,
  key: /^[a-z]{1,20}$/,
  // Characters of a text, and the largest number.
  value: { max: 2_000 },
  example: { metric: 'nps', days: 28 },
  description:
    'The search of the report’s page: filters, segment and period. With `days` the period ends at the time of reading.',
};
const WIDTH = { min: 1, max: 2, example: 2, description: 'Columns that it takes on a wide screen.' };

/** A tile to save. */
export class WantedTileDto {
  @PublicIdField('til', {
    optional: true,
    outOfSample: true,
    description: 'Of a tile that stays; left out: a new one.',
  })
  readonly id?: string;
  @StringField({ ...TITLE, optional: true }) readonly title?: string | null;
  @EnumField(BOARD_REPORTS, REPORT) readonly report: BoardReport;
  @EnumField(BOARD_PICTURES, PICTURE) readonly picture: BoardPicture;
  @RecordField(SEARCH) readonly search: Readonly<Record<string, string | number>>;
  @IntegerField(WIDTH) readonly width: number;

  static toTile({ id, title = null, report, picture, search, width }: WantedTileDto): WantedTile {
    const known = id === undefined ? undefined : parsePublicId('til', id);
    return { ...(known !== undefined && { id: known }), title, report, picture, search: { ...search }, width };
  }
}

/** A board to create. */
export class CreateBoardDto {
  @StringField(NAME) readonly name: string;
  @EnumField(BOARD_VISIBILITIES, { ...VISIBILITY, optional: true }) readonly visibility: BoardVisibility = 'own';
  @ListField(() => WantedTileDto, { ...TILES, optional: true }) readonly tiles: WantedTileDto[] = [];

  static toCommand({ name, visibility, tiles }: CreateBoardDto): BoardCommand {
    return { name, visibility, tiles: tiles.map(WantedTileDto.toTile) };
  }
}

/** Changes of a board; members that are left out stay as they are, `tiles` replaces the whole list. */
export class ChangeBoardDto {
  @StringField({ ...NAME, optional: true }) readonly name?: string;
  @EnumField(BOARD_VISIBILITIES, { ...VISIBILITY, optional: true }) readonly visibility?: BoardVisibility;
  @ListField(() => WantedTileDto, { ...TILES, optional: true }) readonly tiles?: WantedTileDto[];

  static toChange({ name, visibility, tiles }: ChangeBoardDto): Partial<BoardCommand> {
    return {
      ...(name !== undefined && { name }),
      ...(visibility !== undefined && { visibility }),
      ...(tiles !== undefined && { tiles: tiles.map(WantedTileDto.toTile) }),
    };
  }
}

/** What a copy of a board is called. */
export class CopyBoardDto {
  @StringField(NAME) readonly name: string;
}

/** A tile of a board. */
export class BoardTileDto {
  @PublicIdField('til') readonly id: string;
  @StringField(TITLE) readonly title: string | null;
  @EnumField(BOARD_REPORTS, REPORT) readonly report: BoardReport;
  @EnumField(BOARD_PICTURES, PICTURE) readonly picture: BoardPicture;
  @RecordField(SEARCH) readonly search: Readonly<Record<string, string | number>>;
  @IntegerField(WIDTH) readonly width: number;
}

/** A page of tiles that staff chose. */
export class BoardDto {
  @PublicIdField('brd') readonly id: string;
  @StringField(NAME) readonly name: string;
  @EnumField(BOARD_VISIBILITIES, VISIBILITY) readonly visibility: BoardVisibility;
  @PublicIdField('stf') readonly owner_id: string;
  @ListField(() => BoardTileDto, TILES) readonly tiles: readonly BoardTileDto[];
  @EntityTag()
  @IntegerField({ min: 1, description: 'Incremented by each change; it is the `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField() readonly created_at: string;
  @TimestampField() readonly updated_at: string;

  static fromBoard({ id, name, visibility, ownerId, tiles, revision, createdAt, updatedAt }: Board): BoardDto {
    return {
      id: publicId('brd', id),
      name,
      visibility,
      owner_id: publicId('stf', ownerId),
      tiles: tiles.map((tile) => ({ ...tile, id: publicId('til', tile.id) })),
      revision,
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    };
  }
}
