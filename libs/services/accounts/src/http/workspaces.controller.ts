import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, Public, Route, type Caller } from '@hearback/http';
import { AccountsConfig } from '../accounts.config.js';
import { AccountQueries } from '../application/account-queries.js';
import { ChangeWorkspace } from '../application/change-workspace.js';
import { SignUp } from '../application/sign-up.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Network } from './network.js';
import {
  ChangeWorkspaceDto,
  fromChangeWorkspaceDto,
  fromSignUpDto,
  SignedUpDto,
  SignUpDto,
  SignUpPolicyDto,
  toSignedUpDto,
  toWorkspaceDto,
  WorkspaceDto,
} from './workspace.dto.js';

/** Workspaces: sign-up and settings. */
@Controller('v1')
export class WorkspacesController {
  constructor(
    private readonly config: AccountsConfig,
    private readonly signUp: SignUp,
    private readonly queries: AccountQueries,
    private readonly changeWorkspace: ChangeWorkspace,
  ) {}

  @Get('sign-up')
  @Public()
  @Route({ id: 'getSignUpPolicy', summary: 'Show who may create an account', reply: SignUpPolicyDto })
  policy(): SignUpPolicyDto {
    return { policy: this.config.signUp };
  }

  @Post('workspaces')
  @Public()
  @Route({
    id: 'createWorkspace',
    summary: 'Sign up: create a workspace with its owner and first keys',
    description:
      'The keys are returned only in this response. The owner is mailed a link with which to confirm the address, and can sign in at once. An address that is confirmed for an account gets 409. 403 unless the operator lets everybody sign up.',
    status: 201,
    body: SignUpDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SignedUpDto,
    problems: [403, 409, 422, 429, 503],
  })
  async create(@Body() body: SignUpDto, @Network() network: string): Promise<SignedUpDto> {
    return toSignedUpDto(await this.signUp.execute(fromSignUpDto(body, network)));
  }

  @Get('workspace')
  @Allow('workspace:read')
  @Route({ id: 'getWorkspace', summary: 'Get the workspace of the credential', reply: WorkspaceDto })
  async show(@CurrentCaller() caller: Caller): Promise<WorkspaceDto> {
    return toWorkspaceDto(await this.queries.workspace(caller.tenantId));
  }

  @Patch('workspace')
  @Allow('workspace:admin', { uncached: true })
  @Route({
    id: 'changeWorkspace',
    summary: 'Change the settings of the workspace',
    body: ChangeWorkspaceDto,
    reply: WorkspaceDto,
    problems: [422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeWorkspaceDto,
  ): Promise<WorkspaceDto> {
    return toWorkspaceDto(await this.changeWorkspace.execute(unit, caller, fromChangeWorkspaceDto(body)));
  }
}
