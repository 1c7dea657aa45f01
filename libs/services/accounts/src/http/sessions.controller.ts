import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  clearSessionCookie,
  CurrentCaller,
  CurrentUnitOfWork,
  noContent,
  Public,
  Route,
  setDeviceCookie,
  setSessionCookie,
  type Caller,
  type SessionReply,
} from '@hearback/http';
import { ShowSession } from '../application/show-session.js';
import { SignIn } from '../application/sign-in.js';
import { SignOut } from '../application/sign-out.js';
import { SESSION_LIFETIME } from '../domain/session.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Network } from './network.js';
import { DeviceToken, SessionToken } from './session-token.js';
import { SessionDto, SignInDto, toSessionDto } from './session.dto.js';

/** Sessions: sign-in and sign-out. */
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly showSession: ShowSession,
    private readonly signOut: SignOut,
  ) {}

  @Post()
  @Public()
  @Route({
    id: 'createSession',
    summary: 'Sign in and set the session cookie',
    description:
      'An unknown address and a wrong password get the same 401. After ten failures each further attempt waits longer (429); those of others do not count for a browser that has signed in before.',
    status: 201,
    body: SignInDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SessionDto,
    problems: [401, 429, 503],
  })
  async create(
    @Body() { email, password }: SignInDto,
    @Network() network: string,
    @SessionToken() previousSecret: string | undefined,
    @DeviceToken() deviceToken: string | undefined,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<SessionDto> {
    const opened = await this.signIn.execute({ email, password, origin: { network, deviceToken }, previousSecret });
    setSessionCookie(reply, opened.secret, SESSION_LIFETIME);
    setDeviceCookie(reply, opened.deviceToken);
    return toSessionDto(opened);
  }

  @Get('current')
  @Allow('workspace:read')
  @Route({ id: 'getCurrentSession', summary: 'Get the current session', reply: SessionDto })
  async show(@CurrentCaller() caller: Caller): Promise<SessionDto> {
    return toSessionDto(await this.showSession.execute(caller));
  }

  @Delete('current')
  @Allow('workspace:read', { uncached: true })
  @Route({ id: 'deleteCurrentSession', summary: 'Sign out', reply: noContent })
  async end(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<void> {
    await this.signOut.execute(unit, caller);
    clearSessionCookie(reply);
  }
}
