import {
  BooleanField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { ViewContent } from '../application/change-saved-views.js';
import { VIEWS_OF_WORKSPACE, type SavedView } from '../domain/saved-view.js';
import { ResponseSelectionDto } from './response.dto.js';

/** The filter of a view: parameters of the list of responses. */
export class SavedFilterDto extends ResponseSelectionDto {
  @IntegerField({
    min: 1,
    max: 3_660,
    optional: true,
    example: 28,
    description: 'The last days, instead of fixed times.',
  })
  readonly days?: number;
}

const NAME = { min: 1, max: 80, example: 'Unhappy in Arabic' };
const SHARED = { example: false, description: 'Whether everybody in the workspace sees it.' };
const FILTER = { example: { level: 'low', language: 'ar', days: 28 } };

/** Body of a new saved view. */
export class NewSavedViewDto {
  @StringField(NAME)
  readonly name: string;
  @BooleanField(SHARED)
  readonly shared: boolean;
  @ObjectField(() => SavedFilterDto, FILTER)
  readonly filter: SavedFilterDto;
}

/** Body of a change of a saved view; members that are left out stay as they are. */
export class SavedViewChangeDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @BooleanField({ ...SHARED, optional: true })
  readonly shared?: boolean;
  @ObjectField(() => SavedFilterDto, { ...FILTER, optional: true })
  readonly filter?: SavedFilterDto;
}

/** A saved view. */
export class SavedViewDto extends NewSavedViewDto {
  @PublicIdField('viw')
  readonly id: string;
  @PublicIdField('stf')
  readonly owner_id: string;
  @TimestampField()
  readonly created_at: string;
}

/** The views that the member sees, oldest first. */
export class SavedViewsDto {
  @ListField(() => SavedViewDto, { max: VIEWS_OF_WORKSPACE })
  readonly data: readonly SavedViewDto[];
}

/** What a body says about a view. */
export function fromSavedViewDto({ name, shared, filter }: NewSavedViewDto): ViewContent {
  return { name, isShared: shared, filter: plain(filter) };
}

/** What a body changes of a view. */
export function fromSavedViewChangeDto({ name, shared, filter }: SavedViewChangeDto): Partial<ViewContent> {
  return {
    ...(name !== undefined && { name }),
    ...(shared !== undefined && { isShared: shared }),
    ...(filter !== undefined && { filter: plain(filter) }),
  };
}

/** The view as the API shows it. */
export function toSavedViewDto({ id, ownerId, name, isShared, filter, createdAt }: SavedView): SavedViewDto {
  return {
    id: publicId('viw', id),
    owner_id: publicId('stf', ownerId),
    name,
    shared: isShared,
    filter: filter as SavedFilterDto,
    created_at: createdAt.toISOString(),
  };
}

function plain(filter: SavedFilterDto): ViewContent['filter'] {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as ViewContent['filter'];
}
