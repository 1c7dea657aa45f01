import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  ListQueryDto,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { analyticsErrors } from '../../application/analytics.errors.js';
import { ChangeShareLinks } from '../../application/mailings/change-share-links.js';
import { ShareBoard } from '../../application/mailings/share-board.js';
import { ShareLinkStore } from '../../application/mailings/share-link-store.js';
import { ShareAddresses } from './share-addresses.js';
import { CreateShareLinkDto, SharedViewDto, ShareLinkDto } from './share-link.dto.js';

/** Reports that are shared by link. */
@Controller('v1/share-links')
export class ShareLinksController {
  constructor(
    private readonly links: ShareLinkStore,
    private readonly changeLinks: ChangeShareLinks,
    private readonly shareBoard: ShareBoard,
    private readonly addresses: ShareAddresses,
  ) {}

  @Get()
  @Allow('metrics:write')
  @Route({
    id: 'listShareLinks',
    summary: 'List the links with which reports are shared',
    description: 'With their addresses, so only for callers who may create links.',
    query: ListQueryDto,
    reply: listOf(ShareLinkDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<ShareLinkDto>> {
    const page = await this.links.list(caller.tenantId, pageRequest(query));
    return pageReply(
      page,
      (link) => this.addresses.dtoOf(caller.tenantId, link),
      (link) => link,
      query,
    );
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createShareLink',
    summary: 'Share a report or a dashboard by link',
    description:
      'Anybody with the link reads exactly this view, without an account, until it expires or is revoked. It has no names and no comments, and numbers of fewer than 5 people are hidden.',
    status: 201,
    body: CreateShareLinkDto,
    reply: ShareLinkDto,
    problems: [404, 409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateShareLinkDto,
  ): Promise<ShareLinkDto> {
    const period = SharedViewDto.toPeriod(body.view);
    if (period === undefined) throw analyticsErrors.error('bad-shared-period');
    if (!SharedViewDto.isOneView(body.view)) throw analyticsErrors.error('bad-shared-view');
    const boardId = SharedViewDto.boardOf(body.view);
    const view =
      boardId === undefined
        ? SharedViewDto.toView(body.view, period)
        : await this.shareBoard.viewOf(caller.tenantId, boardId, caller.staffId, period);
    const command = CreateShareLinkDto.toCommand(body, view);
    return this.addresses.dtoOf(caller.tenantId, await this.changeLinks.create(unit, command, actorOf(caller)));
  }

  @Post(':share_link_id/revoke')
  @HttpCode(200)
  @Allow('metrics:write')
  @Route({ id: 'revokeShareLink', summary: 'End a link to a report', reply: ShareLinkDto, problems: [404] })
  async revoke(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('share_link_id', 'rsh') id: string,
  ): Promise<ShareLinkDto> {
    return this.addresses.dtoOf(caller.tenantId, await this.changeLinks.revoke(unit, id, actorOf(caller)));
  }
}
