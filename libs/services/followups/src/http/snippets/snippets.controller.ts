import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, IfMatch, PublicIdParam, Route, type Caller } from '@hearback/http';
import { FillSnippets } from '../../application/snippets/fill-snippets.js';
import { ReplaceSnippets } from '../../application/snippets/replace-snippets.js';
import { SnippetStore } from '../../application/snippets/snippet-store.js';
import { authorOf } from '../ids.js';
import {
  FilledSnippetsDto,
  filledToDto,
  ReplaceSnippetsDto,
  SnippetsDto,
  snippetsFromDto,
  snippetsToDto,
} from './snippets.dto.js';

/** The texts that staff write often to customers. */
@Controller('v1/tasks')
export class SnippetsController {
  constructor(
    private readonly snippets: SnippetStore,
    private readonly replaceSnippets: ReplaceSnippets,
    private readonly fillSnippets: FillSnippets,
  ) {}

  @Get('snippets')
  @Allow('tasks:read')
  @Route({ id: 'getSnippets', summary: 'List snippets', reply: SnippetsDto })
  async list(@CurrentUnitOfWork() unit: UnitOfWork): Promise<SnippetsDto> {
    return snippetsToDto(await unit.run((tx) => this.snippets.find(tx, unit.tenantId)));
  }

  @Put('snippets')
  @Allow('tasks:write')
  @Route({
    id: 'replaceSnippets',
    summary: 'Replace the snippets',
    description: 'The whole list in its order. Those with an id stay the same snippet.',
    body: ReplaceSnippetsDto,
    reply: SnippetsDto,
    problems: [412, 422, 428],
  })
  async replace(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @IfMatch() version: number,
    @Body() body: ReplaceSnippetsDto,
  ): Promise<SnippetsDto> {
    return snippetsToDto(await this.replaceSnippets.execute(unit, version, snippetsFromDto(body), authorOf(caller)));
  }

  @Get(':id/snippets')
  @Allow('tasks:read')
  @Route({
    id: 'fillSnippets',
    summary: 'Fill in the snippets for the customer of a task',
    reply: FilledSnippetsDto,
    problems: [404],
  })
  async fill(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'tsk') id: string): Promise<FilledSnippetsDto> {
    return filledToDto(await this.fillSnippets.execute(caller.tenantId, id, caller.staffId));
  }
}
