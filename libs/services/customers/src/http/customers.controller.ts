import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { ListCustomers } from '../application/list-customers.js';
import { PutCustomer } from '../application/put-customer.js';
import { ListCustomerEvents, ReadCustomer } from '../application/read-customer.js';
import {
  CustomerDto,
  CustomersQueryDto,
  fromCustomersQueryDto,
  fromPutCustomerDto,
  PutCustomerDto,
  toCustomerDto,
} from './customer.dto.js';
import { CustomerEventDto, CustomerEventsQueryDto, toCustomerEventDto } from './event.dto.js';

/** Profiles of customers. */
@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly putCustomer: PutCustomer,
    private readonly readCustomer: ReadCustomer,
    private readonly listCustomers: ListCustomers,
    private readonly listEvents: ListCustomerEvents,
  ) {}

  @Put(':external_id')
  @Allow('customers:write')
  @Route({
    id: 'putCustomer',
    summary: 'Create a customer, or merge into what is known',
    description:
      'What is left out stays, null takes away. 201 for a new customer, else 200; a PUT that changes nothing leaves the revision as it is.',
    body: PutCustomerDto,
    reply: CustomerDto,
    problems: [409, 422],
  })
  async put(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @Param('external_id') externalId: string,
    @Body() body: PutCustomerDto,
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<CustomerDto> {
    const { customer, created } = await this.putCustomer.execute(unit, externalId, fromPutCustomerDto(body));
    reply.status(created ? 201 : 200);
    return toCustomerDto(customer);
  }

  @Get()
  @Allow('customers:read')
  @Route({
    id: 'listCustomers',
    summary: 'The customers of the workspace',
    query: CustomersQueryDto,
    reply: listOf(CustomerDto),
    problems: [422],
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: CustomersQueryDto): Promise<ListReply<CustomerDto>> {
    const page = await this.listCustomers.execute(caller.tenantId, pageRequest(query), fromCustomersQueryDto(query));
    return pageReply(page, toCustomerDto, (customer) => customer, query);
  }

  @Get(':external_id')
  @Allow('customers:read')
  @Route({ id: 'getCustomer', summary: 'One customer', reply: CustomerDto, problems: [404] })
  async show(@CurrentCaller() caller: Caller, @Param('external_id') externalId: string): Promise<CustomerDto> {
    return toCustomerDto(await this.readCustomer.execute(caller.tenantId, externalId));
  }

  @Get(':external_id/events')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerEvents',
    summary: 'What happened with one customer',
    query: CustomerEventsQueryDto,
    reply: listOf(CustomerEventDto),
    problems: [404],
  })
  async events(
    @CurrentCaller() caller: Caller,
    @Param('external_id') externalId: string,
    @Query() query: CustomerEventsQueryDto,
  ): Promise<ListReply<CustomerEventDto>> {
    const page = await this.listEvents.execute(caller.tenantId, externalId, pageRequest(query), query.kind);
    return pageReply(page, toCustomerEventDto, (event) => event, query);
  }
}
