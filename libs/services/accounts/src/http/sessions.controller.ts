import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  clearSecondStepCookie,
  clearSessionCookie,
  CurrentCaller,
  CurrentUnitOfWork,
  noContent,
  Public,
  Route,
  setDeviceCookie,
  setSecondStepCookie,
  setSessionCookie,
  type Caller,
  type SessionReply,
} from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { accountsErrors } from '../application/accounts.errors.js';
import { CredentialLookup } from '../application/credential-lookup.js';
import { SecondSteps } from '../application/second-steps.js';
import type { SigningBrowser } from '../application/sessions.js';
import { ShowSession, type ShownSession } from '../application/show-session.js';
import { SignIn, type SignedIn } from '../application/sign-in.js';
import { SignOut } from '../application/sign-out.js';
import { SwitchWorkspace } from '../application/switch-workspace.js';
import { SECOND_STEP_LIFETIME } from '../domain/second-factor.js';
import { SESSION_LIFETIME } from '../domain/session.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Browser, StepToken } from './browser.js';
import { Network } from './network.js';
import { DeviceToken } from './session-token.js';
import { SecondStepDto, SessionDto, SignInDto, SwitchWorkspaceDto, toSessionDto } from './session.dto.js';

/** Sessions: sign-in, sign-out, and the workspace that a session is in. */
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly steps: SecondSteps,
    private readonly showSession: ShowSession,
    private readonly signOut: SignOut,
    private readonly switchWorkspace: SwitchWorkspace,
    private readonly lookup: CredentialLookup,
  ) {}

  @Post()
  @Public()
  @Route({
    id: 'createSession',
    summary: 'Sign in and set the session cookie',
    description:
      'An unknown address and a wrong password get the same 401. With two-step sign-in the reply is 403 `accounts.second-step-needed`, with a cookie for the second step. After ten failures each further attempt waits longer (429); those of others do not count for a browser that has signed in before.',
    status: 201,
    body: SignInDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SessionDto,
    problems: [401, 403, 429, 503],
  })
  async create(
    @Body() { email, password }: SignInDto,
    @Network() network: string,
    @Browser() browser: SigningBrowser,
    @DeviceToken() deviceToken: string | undefined,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<SessionDto> {
    const opened = await this.signIn.execute({ email, password, origin: { network, deviceToken }, browser });
    if (!('stepToken' in opened)) return this.#signedIn(opened, reply);
    setSecondStepCookie(reply, opened.stepToken, SECOND_STEP_LIFETIME);
    throw accountsErrors.error('second-step-needed');
  }

  @Post('second-step')
  @Public()
  @Route({
    id: 'finishSignIn',
    summary: 'Finish a sign-in with the code of the second step',
    description:
      'Needs the cookie that the first step has set, which is valid for five minutes. A code of the app is accepted once, a recovery code too. After five wrong codes each further attempt waits longer (429).',
    status: 201,
    body: SecondStepDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SessionDto,
    problems: [401, 429, 503],
  })
  async finish(
    @Body() { code }: SecondStepDto,
    @StepToken() token: string | undefined,
    @Browser() browser: SigningBrowser,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<SessionDto> {
    const opened = await this.steps.finish(token, code, browser);
    clearSecondStepCookie(reply);
    return this.#signedIn(opened, reply);
  }

  @Get('current')
  @Allow('workspace:read', { whileSuspended: true })
  @Route({ id: 'getCurrentSession', summary: 'Get the current session', reply: SessionDto })
  async show(@CurrentCaller() caller: Caller): Promise<SessionDto> {
    return this.#dto(await this.showSession.execute(caller));
  }

  @Post('current/workspace')
  @Allow('workspace:read', { uncached: true, whileSuspended: true })
  @Route({
    id: 'switchWorkspace',
    summary: 'Move the session to another workspace of the signed-in person',
    description: 'Sets the cookie of a new secret; the session ends when it would have ended.',
    body: SwitchWorkspaceDto,
    reply: noContent,
    problems: [404],
  })
  async switch(
    @CurrentUnitOfWork() _unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: SwitchWorkspaceDto,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<void> {
    const workspaceId = parsePublicId('wsp', body.workspace_id);
    if (workspaceId === undefined) throw accountsErrors.error('not-your-workspace');
    const { secret } = await this.switchWorkspace.execute(caller, workspaceId);
    setSessionCookie(reply, secret, SESSION_LIFETIME);
  }

  @Delete('current')
  @Allow('workspace:read', { uncached: true, whileSuspended: true })
  @Route({ id: 'deleteCurrentSession', summary: 'Sign out', reply: noContent })
  async end(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<void> {
    await this.signOut.execute(unit, caller);
    clearSessionCookie(reply);
  }

  #signedIn(opened: SignedIn, reply: SessionReply): Promise<SessionDto> {
    setSessionCookie(reply, opened.secret, SESSION_LIFETIME);
    setDeviceCookie(reply, opened.deviceToken);
    return this.#dto(opened);
  }

  async #dto(session: ShownSession): Promise<SessionDto> {
    return toSessionDto(session, await this.lookup.memberships(session.staff.personId));
  }
}
