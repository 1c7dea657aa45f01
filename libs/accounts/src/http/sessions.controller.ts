import { Body, Controller, Delete, Get, Headers, Ip, Post, Res } from '@nestjs/common';
import { Allow, CurrentCaller, noContent, Public, Route, type Caller } from '@hearback/runtime';
import { ShowSession } from '../application/show-session.js';
import { SignIn } from '../application/sign-in.js';
import { SignOut } from '../application/sign-out.js';
import { NO_SESSION_COOKIE, secretInCookies, sessionCookie } from './session-cookie.js';
import { SessionDto, SignInDto, toSessionDto } from './session.dto.js';

/** What a reply must be able to do here. */
interface CookieReply {
  header(name: 'set-cookie', value: string): unknown;
}

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
    summary: 'Sign in: sets the session cookie',
    description: 'An unknown address and a wrong password get the same 401. Too many failures are answered with 429.',
    status: 201,
    reply: SessionDto,
    problems: [401, 429, 503],
  })
  async create(
    @Body() { email, password }: SignInDto,
    @Ip() ip: string,
    @Headers('cookie') cookies: string | undefined,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionDto> {
    const opened = await this.signIn.execute({ email, password, ip, previousSecret: secretInCookies(cookies) });
    reply.header('set-cookie', sessionCookie(opened.secret));
    return toSessionDto(opened);
  }

  @Get('current')
  @Allow('workspace:read')
  @Route({ id: 'getCurrentSession', summary: 'Who is signed in', reply: SessionDto })
  async show(@CurrentCaller() caller: Caller): Promise<SessionDto> {
    return toSessionDto(await this.showSession.execute(caller));
  }

  @Delete('current')
  @Allow('workspace:read')
  @Route({ id: 'deleteCurrentSession', summary: 'Sign out', reply: noContent })
  async end(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    await this.signOut.execute(caller);
    reply.header('set-cookie', NO_SESSION_COOKIE);
  }
}
