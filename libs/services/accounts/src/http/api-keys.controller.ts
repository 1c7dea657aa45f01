import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  ListQueryDto,
  noContent,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { AccountQueries } from '../application/account-queries.js';
import { CreateApiKey } from '../application/create-api-key.js';
import { RevokeApiKey } from '../application/revoke-api-key.js';
import {
  ApiKeyDto,
  CreateApiKeyDto,
  fromCreateApiKeyDto,
  NewApiKeyDto,
  toApiKeyDto,
  toNewApiKeyDto,
} from './api-key.dto.js';

/** API keys of a workspace. */
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly createApiKey: CreateApiKey,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'listApiKeys',
    summary: 'List the API keys of the workspace, including revoked ones',
    query: ListQueryDto,
    reply: listOf(ApiKeyDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<ApiKeyDto>> {
    const page = await this.queries.keys(caller.tenantId, pageRequest(query));
    return pageReply(page, toApiKeyDto, (key) => key, query);
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'createApiKey',
    summary: 'Create an API key',
    status: 201,
    body: CreateApiKeyDto,
    reply: NewApiKeyDto,
    problems: [422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateApiKeyDto,
  ): Promise<NewApiKeyDto> {
    return toNewApiKeyDto(await this.createApiKey.execute(unit, caller, fromCreateApiKeyDto(body)));
  }

  @Delete(':key_id')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'revokeApiKey',
    summary: 'Revoke an API key',
    description: 'Takes effect everywhere within a second. The key stays in the list.',
    reply: noContent,
    problems: [404],
  })
  async revoke(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('key_id', 'key') id: string,
  ): Promise<void> {
    await this.revokeApiKey.execute(unit, caller, id);
  }
}
