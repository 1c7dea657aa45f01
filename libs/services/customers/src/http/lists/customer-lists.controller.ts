import { Controller, Get, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  ListQueryDto,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { customersErrors } from '../../application/customers.errors.js';
import { ListStore } from '../../application/lists/list-store.js';
import { CustomerListDto, toCustomerListDto } from './customer-list.dto.js';

/** Lists of customers. */
@Controller('v1/customer-lists')
export class CustomerListsController {
  constructor(private readonly lists: ListStore) {}

  @Get()
  @Allow('segments:read')
  @Route({
    id: 'listCustomerLists',
    summary: 'List the lists of customers',
    query: ListQueryDto,
    reply: listOf(CustomerListDto),
  })
  async list(@CurrentCaller() { tenantId }: Caller, @Query() query: ListQueryDto): Promise<ListReply<CustomerListDto>> {
    return pageReply(await this.lists.list(tenantId, pageRequest(query)), toCustomerListDto, (list) => list, query);
  }

  @Get(':list_id')
  @Allow('segments:read')
  @Route({ id: 'getCustomerList', summary: 'Get a list of customers', reply: CustomerListDto, problems: [404] })
  async get(@CurrentCaller() { tenantId }: Caller, @PublicIdParam('list_id', 'lst') id: string) {
    const list = await this.lists.find(tenantId, id);
    if (list === undefined) throw customersErrors.error('list-not-found');
    return toCustomerListDto(list);
  }
}
