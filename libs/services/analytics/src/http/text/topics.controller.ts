import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
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
import { analyticsErrors } from '../../application/analytics.errors.js';
import { ChangeTopics } from '../../application/text/change-topics.js';
import { PreviewTopic } from '../../application/text/preview-topic.js';
import { TopicStore } from '../../application/text/topic-store.js';
import {
  ChangeTopicDto,
  CreateTopicDto,
  TopicDto,
  TopicListQueryDto,
  TopicPreviewDto,
  TopicRuleDto,
  toRule,
  toTopicBody,
  toTopicChange,
} from './topic.dto.js';

/** What customers write about, by the words that name it. */
@Controller('v1/topics')
export class TopicsController {
  constructor(
    private readonly topics: TopicStore,
    private readonly changeTopics: ChangeTopics,
    private readonly previewTopic: PreviewTopic,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({ id: 'listTopics', summary: 'List topics', query: TopicListQueryDto, reply: listOf(TopicDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: TopicListQueryDto): Promise<ListReply<TopicDto>> {
    const page = await this.topics.list(caller.tenantId, pageRequest(query));
    return pageReply(page, TopicDto.fromTopic, (topic) => topic, query);
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createTopic',
    summary: 'Create a topic',
    description: 'Comments are looked through in the background: reports and the inbox show it within seconds.',
    status: 201,
    body: CreateTopicDto,
    reply: TopicDto,
    location: (topic: TopicDto) => `/v1/topics/${topic.id}`,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateTopicDto,
  ): Promise<TopicDto> {
    return TopicDto.fromTopic(await this.changeTopics.create(unit, toTopicBody(body), actorOf(caller)));
  }

  @Post('preview')
  @HttpCode(200)
  @Allow('metrics:read')
  @Route({
    id: 'previewTopic',
    summary: 'Try a topic on the newest comments',
    description: 'Stores nothing.',
    body: TopicRuleDto,
    reply: TopicPreviewDto,
    problems: [422],
  })
  async preview(@CurrentCaller() caller: Caller, @Body() body: TopicRuleDto): Promise<TopicPreviewDto> {
    return TopicPreviewDto.fromPreview(await this.previewTopic.execute(caller.tenantId, toRule(body)));
  }

  @Get(':topic_id')
  @Allow('metrics:read')
  @Route({ id: 'getTopic', summary: 'Get a topic', reply: TopicDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('topic_id', 'top') id: string): Promise<TopicDto> {
    const topic = await this.topics.find(caller.tenantId, id);
    if (topic === undefined) throw analyticsErrors.error('topic-not-found');
    return TopicDto.fromTopic(topic);
  }

  @Patch(':topic_id')
  @Allow('metrics:write')
  @Route({
    id: 'changeTopic',
    summary: 'Change a topic',
    body: ChangeTopicDto,
    reply: TopicDto,
    problems: [404, 409, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('topic_id', 'top') id: string,
    @Body() body: ChangeTopicDto,
  ): Promise<TopicDto> {
    return TopicDto.fromTopic(await this.changeTopics.change(unit, id, toTopicChange(body), actorOf(caller)));
  }

  @Delete(':topic_id')
  @Allow('metrics:write')
  @Route({
    id: 'deleteTopic',
    summary: 'Delete a topic',
    description: 'Comments lose it; rules with it as a condition no longer match.',
    reply: noContent,
    problems: [404],
  })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('topic_id', 'top') id: string,
  ): Promise<void> {
    await this.changeTopics.delete(unit, id, actorOf(caller));
  }
}
