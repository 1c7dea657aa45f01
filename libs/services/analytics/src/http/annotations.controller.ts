import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { analyticsErrors } from '../application/analytics.errors.js';
import { AnnotationStore } from '../application/annotation-store.js';
import { ChangeAnnotations } from '../application/change-annotations.js';
import {
  AnnotationDto,
  AnnotationQueryDto,
  ChangeAnnotationDto,
  CreateAnnotationDto,
  fromChangeAnnotationDto,
  fromCreateAnnotationDto,
} from './annotation.dto.js';

/** What happened on which day. */
@Controller('v1/annotations')
export class AnnotationsController {
  constructor(
    private readonly annotations: AnnotationStore,
    private readonly changeAnnotations: ChangeAnnotations,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'listAnnotations',
    summary: 'List annotations',
    query: AnnotationQueryDto,
    reply: listOf(AnnotationDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: AnnotationQueryDto): Promise<ListReply<AnnotationDto>> {
    const filter = AnnotationQueryDto.toFilter(query);
    const page = await this.annotations.list(caller.tenantId, filter, pageRequest(query));
    return pageReply(page, AnnotationDto.fromAnnotation, (annotation) => annotation, query);
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createAnnotation',
    summary: 'Note what happened on a day',
    description: 'Trends show it, so that readers can see what came before a change. It proves no cause.',
    status: 201,
    body: CreateAnnotationDto,
    reply: AnnotationDto,
    location: (annotation: AnnotationDto) => `/v1/annotations/${annotation.id}`,
    problems: [422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateAnnotationDto,
  ): Promise<AnnotationDto> {
    const command = fromCreateAnnotationDto(body);
    return AnnotationDto.fromAnnotation(await this.changeAnnotations.create(unit, command, actorOf(caller)));
  }

  @Get(':annotation_id')
  @Allow('metrics:read')
  @Route({ id: 'getAnnotation', summary: 'Get an annotation', reply: AnnotationDto, problems: [404] })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('annotation_id', 'ann') id: string,
  ): Promise<AnnotationDto> {
    const annotation = await this.annotations.find(caller.tenantId, id);
    if (annotation === undefined) throw analyticsErrors.error('annotation-not-found');
    return AnnotationDto.fromAnnotation(annotation);
  }

  @Patch(':annotation_id')
  @Allow('metrics:write')
  @Route({
    id: 'changeAnnotation',
    summary: 'Change an annotation',
    body: ChangeAnnotationDto,
    reply: AnnotationDto,
    problems: [404, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('annotation_id', 'ann') id: string,
    @Body() body: ChangeAnnotationDto,
  ): Promise<AnnotationDto> {
    const change = fromChangeAnnotationDto(body);
    return AnnotationDto.fromAnnotation(await this.changeAnnotations.change(unit, id, change, actorOf(caller)));
  }

  @Delete(':annotation_id')
  @Allow('metrics:write')
  @Route({ id: 'deleteAnnotation', summary: 'Delete an annotation', reply: noContent, problems: [404] })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('annotation_id', 'ann') id: string,
  ): Promise<void> {
    await this.changeAnnotations.delete(unit, id, actorOf(caller));
  }
}
