import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { publicId } from '@hearback/kernel';
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
import { SegmentQueries } from '../application/segments/segment-queries.js';
import {
  CustomerDto,
  CustomersQueryDto,
  fromCustomersQueryDto,
  fromPutCustomerDto,
  PutCustomerDto,
  toCustomerDto,
} from './customer.dto.js';
import { CustomerSegmentsDto } from './segments/segment.dto.js';
import { CustomerEventDto, CustomerEventsQueryDto, toCustomerEventDto } from './event.dto.js';

/** Profiles of customers. */
@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly putCustomer: PutCustomer,
    private readonly readCustomer: ReadCustomer,
    private readonly listCustomers: ListCustomers,
    private readonly listEvents: ListCustomerEvents,
    private readonly segments: SegmentQueries,
  ) {}

  @Put(':external_id')
  @Allow('customers:write')
  @Route({
    id: 'putCustomer',
    summary: 'Create or update a customer',
    description:
      'Members that are left out stay as they are; null removes a value. Returns 201 for a new customer and 200 otherwise. A PUT that changes nothing keeps the revision.',
    body: PutCustomerDto,
    otherStatuses: [201],
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
    summary: 'List customers',
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
  @Route({ id: 'getCustomer', summary: 'Get a customer', reply: CustomerDto, problems: [404] })
  async show(@CurrentCaller() caller: Caller, @Param('external_id') externalId: string): Promise<CustomerDto> {
    return toCustomerDto(await this.readCustomer.execute(caller.tenantId, externalId));
  }

  @Get(':external_id/segments')
  @Allow('segments:read')
  @Route({
    id: 'listCustomerSegments',
    summary: 'List the segments of a customer',
    reply: CustomerSegmentsDto,
    problems: [404],
  })
  async segmentsOf(
    @CurrentCaller() { tenantId }: Caller,
    @Param('external_id') externalId: string,
  ): Promise<CustomerSegmentsDto> {
    const { id } = await this.readCustomer.execute(tenantId, externalId);
    const segments = await this.segments.ofCustomer(tenantId, id);
    return { data: segments.map((segment) => ({ id: publicId('seg', segment.id), name: segment.name })) };
  }

  @Get(':external_id/events')
  @Allow('customers:read')
  @Route({
    id: 'listCustomerEvents',
    summary: 'List the events of a customer',
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
