import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, PublicIdParam, Route, type Caller } from '@hearback/http';
import { Controller, Delete, Get } from '@nestjs/common';
import { responsesErrors } from '../application/responses.errors.js';
import { TagStore } from '../application/tag-store.js';
import { TagsDto, toTagsDto } from './tag.dto.js';

/** The tags of a workspace. */
@Controller('v1/tags')
export class TagsController {
  constructor(private readonly tags: TagStore) {}

  @Get()
  @Allow('responses:read')
  @Route({ id: 'listTags', summary: 'List the tags of responses', reply: TagsDto })
  async list(@CurrentCaller() caller: Caller): Promise<TagsDto> {
    return toTagsDto(await this.tags.list(caller.tenantId));
  }

  @Delete(':id')
  @Allow('responses:write')
  @Route({
    id: 'deleteTag',
    summary: 'Delete a tag',
    description: 'All responses lose it.',
    reply: noContent,
    problems: [404],
  })
  async delete(@CurrentUnitOfWork() unit: UnitOfWork, @PublicIdParam('id', 'tag') id: string): Promise<void> {
    const isDeleted = await unit.run((tx) => this.tags.delete(tx, id));
    if (!isDeleted) throw responsesErrors.error('tag-not-found');
  }
}
