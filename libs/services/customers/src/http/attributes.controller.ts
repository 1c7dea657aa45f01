import { Controller, Get, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  ListQueryDto,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { CustomerQueries } from '../application/customer-queries.js';
import { AttributeDto, toAttributeDto } from './attribute.dto.js';

/** The attributes that a workspace has defined. */
@Controller('v1/attributes')
export class AttributesController {
  constructor(private readonly queries: CustomerQueries) {}

  @Get()
  @Allow('customers:read')
  @Route({
    id: 'listAttributes',
    summary: 'List the attributes of customers',
    query: ListQueryDto,
    reply: listOf(AttributeDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<AttributeDto>> {
    const page = await this.queries.attributes(caller.tenantId, pageRequest(query));
    return pageReply(page, toAttributeDto, (attribute) => attribute, query);
  }
}
