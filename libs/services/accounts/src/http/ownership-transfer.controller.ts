import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, noContent, Route, type Caller } from '@hearback/http';
import { EndOwnershipTransfer } from '../application/end-ownership-transfer.js';
import { ShowOwnershipTransfer } from '../application/show-ownership-transfer.js';
import { StartOwnershipTransfer } from '../application/start-ownership-transfer.js';
import { Network } from './network.js';
import {
  AcceptOwnershipTransferDto,
  fromStartOwnershipTransferDto,
  OwnershipTransferDto,
  PendingOwnershipTransferDto,
  StartOwnershipTransferDto,
  toOwnershipTransferDto,
} from './ownership-transfer.dto.js';
import { DeviceToken } from './session-token.js';

/** The transfer of a workspace from its owner to an admin. */
@Controller('v1/workspace/ownership-transfer')
export class OwnershipTransferController {
  constructor(
    private readonly showTransfer: ShowOwnershipTransfer,
    private readonly startTransfer: StartOwnershipTransfer,
    private readonly endTransfer: EndOwnershipTransfer,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'getOwnershipTransfer',
    summary: 'Show the transfer of ownership that waits to be accepted',
    reply: PendingOwnershipTransferDto,
  })
  async show(@CurrentCaller() caller: Caller): Promise<PendingOwnershipTransferDto> {
    const transfer = await this.showTransfer.execute(caller.tenantId);
    return { transfer: transfer === undefined ? null : toOwnershipTransferDto(transfer) };
  }

  @Post()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'startOwnershipTransfer',
    summary: 'Ask an admin to become the owner of the workspace',
    description:
      'Only the signed-in owner, with the password. The admin is mailed a link with which to accept within seven days; until then nothing changes. You become an admin when it is accepted.',
    status: 201,
    body: StartOwnershipTransferDto,
    reply: OwnershipTransferDto,
    problems: [409, 422, 429, 503],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: StartOwnershipTransferDto,
    @Network() network: string,
    @DeviceToken() deviceToken: string | undefined,
  ): Promise<OwnershipTransferDto> {
    const command = fromStartOwnershipTransferDto(body, { network, deviceToken });
    return toOwnershipTransferDto(await this.startTransfer.execute(unit, caller, command));
  }

  @Post('acceptance')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'acceptOwnershipTransfer',
    summary: 'Become the owner of the workspace, with the mailed link',
    description: 'Only the admin who was asked, signed in. The sessions of both end, because their roles change.',
    body: AcceptOwnershipTransferDto,
    reply: noContent,
    problems: [404],
  })
  async accept(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() { token }: AcceptOwnershipTransferDto,
  ): Promise<void> {
    await this.endTransfer.accept(unit, caller, token);
  }

  @Delete()
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'withdrawOwnershipTransfer',
    summary: 'Withdraw or decline the transfer of ownership',
    description: 'Only an owner, or the admin who was asked.',
    reply: noContent,
    problems: [404],
  })
  async withdraw(@CurrentUnitOfWork() unit: UnitOfWork, @CurrentCaller() caller: Caller): Promise<void> {
    await this.endTransfer.withdraw(unit, caller);
  }
}
