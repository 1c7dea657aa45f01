import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
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
import { ListCustomers } from '../../application/list-customers.js';
import { PreviewSegment } from '../../application/segments/preview-segment.js';
import { SegmentQueries } from '../../application/segments/segment-queries.js';
import { WriteSegments } from '../../application/segments/write-segments.js';
import { CustomerDto, toCustomerDto } from '../customer.dto.js';
import {
  ChangeSegmentDto,
  CreateSegmentDto,
  OverlapDto,
  PreviewSegmentDto,
  SegmentDto,
  SegmentPreviewDto,
  SegmentsQueryDto,
} from './segment.dto.js';
import { conditionFromDto, fromChangeSegmentDto, toSegmentDto } from './segment-mapping.js';

/** Segments of customers: rules with their members. */
@Controller('v1/segments')
export class SegmentsController {
  constructor(
    private readonly segments: WriteSegments,
    private readonly preview: PreviewSegment,
    private readonly queries: SegmentQueries,
    private readonly customers: ListCustomers,
  ) {}

  @Post()
  @Allow('segments:write')
  @Route({
    id: 'createSegment',
    summary: 'Create a segment',
    description: 'Its members are found in the background; `size` is null until then.',
    status: 201,
    body: CreateSegmentDto,
    reply: SegmentDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { name, conditions }: CreateSegmentDto,
  ): Promise<SegmentDto> {
    const segment = await this.segments.create(unit, name, conditionFromDto(conditions), actorOf(caller));
    return toSegmentDto({ ...segment, size: null });
  }

  @Get()
  @Allow('segments:read')
  @Route({ id: 'listSegments', summary: 'List segments', query: SegmentsQueryDto, reply: listOf(SegmentDto) })
  async list(@CurrentCaller() { tenantId }: Caller, @Query() query: SegmentsQueryDto): Promise<ListReply<SegmentDto>> {
    const page = await this.queries.list(tenantId, pageRequest(query), query.archived);
    return pageReply(page, toSegmentDto, (segment) => segment, query);
  }

  @Post('preview')
  @Allow('segments:read')
  @Route({
    id: 'previewSegment',
    summary: 'Preview a segment',
    description: 'Evaluates the conditions for all customers, as of now. Stores nothing.',
    body: PreviewSegmentDto,
    reply: SegmentPreviewDto,
    problems: [422],
  })
  async tryOut(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @Body() { conditions }: PreviewSegmentDto,
  ): Promise<SegmentPreviewDto> {
    const { size, customers, examples } = await this.preview.execute(unit, conditionFromDto(conditions));
    return { size, customers, examples: examples.map(toCustomerDto) };
  }

  @Get(':segment_id')
  @Allow('segments:read')
  @Route({ id: 'getSegment', summary: 'Get a segment', reply: SegmentDto, problems: [404] })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('segment_id', 'seg') id: string,
  ): Promise<SegmentDto> {
    return this.#found(tenantId, id);
  }

  @Patch(':segment_id')
  @Allow('segments:write')
  @Route({
    id: 'changeSegment',
    summary: 'Change, archive or restore a segment',
    description: 'Answers that were given before keep the segments that they had.',
    body: ChangeSegmentDto,
    reply: SegmentDto,
    problems: [404, 409, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('segment_id', 'seg') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeSegmentDto,
  ): Promise<SegmentDto> {
    const change = fromChangeSegmentDto(body);
    const segment = await this.segments.change(unit, id, revision, change, actorOf(caller));
    return toSegmentDto({ ...segment, size: await unit.run((tx) => this.queries.size(tx, tx.tenantId, id)) });
  }

  @Get(':segment_id/members')
  @Allow('segments:read')
  @Route({
    id: 'listSegmentMembers',
    summary: 'List the members of a segment',
    query: ListQueryDto,
    reply: listOf(CustomerDto),
    problems: [404],
  })
  async members(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('segment_id', 'seg') id: string,
    @Query() query: ListQueryDto,
  ): Promise<ListReply<CustomerDto>> {
    await this.#found(tenantId, id);
    const filter = { identity: undefined, attributes: new Map<string, string>(), segmentId: id };
    const page = await this.customers.execute(tenantId, pageRequest(query, { id }), filter);
    return pageReply(page, toCustomerDto, (customer) => customer, query, { id });
  }

  @Get(':segment_id/overlaps/:other_segment_id')
  @Allow('segments:read')
  @Route({
    id: 'getSegmentOverlap',
    summary: 'Compare the members of two segments',
    reply: OverlapDto,
    problems: [404],
  })
  async overlap(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('segment_id', 'seg') id: string,
    @PublicIdParam('other_segment_id', 'seg') otherId: string,
  ): Promise<OverlapDto> {
    const overlap = await this.queries.overlap(tenantId, id, otherId);
    if (overlap === undefined) throw customersErrors.error('segment-not-found');
    return { size: overlap.size, other_size: overlap.otherSize, both: overlap.both };
  }

  async #found(tenantId: string, id: string): Promise<SegmentDto> {
    const segment = await this.queries.find(tenantId, id);
    if (segment === undefined) throw customersErrors.error('segment-not-found');
    return toSegmentDto(segment);
  }
}
