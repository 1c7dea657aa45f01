import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ChangeSavedViews, type ViewEditor } from '../application/change-saved-views.js';
import { SavedViewStore } from '../application/saved-view-store.js';
import {
  fromSavedViewChangeDto,
  fromSavedViewDto,
  NewSavedViewDto,
  SavedViewChangeDto,
  SavedViewDto,
  SavedViewsDto,
  toSavedViewDto,
} from './saved-view.dto.js';

/** Filters of the inbox with a name, for one member or shared. */
@Controller('v1/saved-views')
export class SavedViewsController {
  constructor(
    private readonly views: SavedViewStore,
    private readonly changeViews: ChangeSavedViews,
  ) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'listSavedViews',
    summary: 'List saved views',
    description: 'The shared ones, and those of the member who asks.',
    reply: SavedViewsDto,
  })
  async list(@CurrentCaller() caller: Caller): Promise<SavedViewsDto> {
    return { data: (await this.views.list(caller.tenantId, caller.staffId)).map(toSavedViewDto) };
  }

  @Post()
  @Allow('responses:read')
  @Route({
    id: 'createSavedView',
    summary: 'Save a view',
    description: 'Sharing it needs `responses:write`.',
    status: 201,
    body: NewSavedViewDto,
    reply: SavedViewDto,
    problems: [409],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: NewSavedViewDto,
  ): Promise<SavedViewDto> {
    return toSavedViewDto(await this.changeViews.create(unit, fromSavedViewDto(body), editorOf(caller)));
  }

  @Patch(':id')
  @Allow('responses:read')
  @Route({
    id: 'updateSavedView',
    summary: 'Change a saved view',
    description: 'Members that are left out stay as they are. What others share needs `responses:write`.',
    body: SavedViewChangeDto,
    reply: SavedViewDto,
    problems: [404],
  })
  async update(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'viw') id: string,
    @Body() body: SavedViewChangeDto,
  ): Promise<SavedViewDto> {
    return toSavedViewDto(await this.changeViews.update(unit, id, fromSavedViewChangeDto(body), editorOf(caller)));
  }

  @Delete(':id')
  @Allow('responses:read')
  @Route({ id: 'deleteSavedView', summary: 'Delete a saved view', reply: noContent, problems: [404] })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'viw') id: string,
  ): Promise<void> {
    await this.changeViews.delete(unit, id, editorOf(caller));
  }
}

function editorOf({ staffId, permissions }: Caller): ViewEditor {
  return { memberId: staffId, isEditor: permissions.has('responses:write') };
}
