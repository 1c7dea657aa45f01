import { Body, Controller, Post, Res } from '@nestjs/common';
import {
  Internal,
  Public,
  Route,
  setDeviceCookie,
  setSecondStepCookie,
  setSessionCookie,
  type SessionReply,
} from '@hearback/http';
import { accountsErrors } from '../application/accounts.errors.js';
import { CredentialLookup } from '../application/credential-lookup.js';
import { LocalSignIn } from '../application/local-sign-in.js';
import type { SigningBrowser } from '../application/sessions.js';
import { SECOND_STEP_LIFETIME } from '../domain/second-factor.js';
import { SESSION_LIFETIME } from '../domain/session.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Browser } from './browser.js';
import { FromThisMachine } from './from-this-machine.js';
import { IssueLocalSignInDto, LocalSignInDto, type IssuedLocalSignInDto } from './local-sign-in.dto.js';
import { SessionDto, toSessionDto } from './session.dto.js';

/** Links that sign in once on the machine of the platform. */
@Controller()
export class LocalSignInController {
  constructor(
    private readonly localSignIn: LocalSignIn,
    private readonly lookup: CredentialLookup,
  ) {}

  @Post('internal/local-sign-ins')
  @Internal()
  @Route({
    id: 'issueLocalSignIn',
    summary: 'Make a link that signs in once',
    body: IssueLocalSignInDto,
    reply: 'json',
    problems: [404],
  })
  async issue(@Body() { email }: IssueLocalSignInDto): Promise<IssuedLocalSignInDto> {
    return { token: await this.localSignIn.issue(email) };
  }

  @Post('v1/sessions/local')
  @Public()
  @Route({
    id: 'createLocalSession',
    summary: 'Sign in with the link that npm start prints',
    description:
      'Only for a browser on the machine of the platform, for a name of that machine and without a proxy. The link works once, within half an hour. With two-step sign-in the reply is 403 `accounts.second-step-needed`, as for a password.',
    status: 201,
    body: LocalSignInDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SessionDto,
    problems: [403, 404],
  })
  async redeem(
    @Body() { token }: LocalSignInDto,
    @FromThisMachine() isLocal: boolean,
    @Browser() browser: SigningBrowser,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<SessionDto> {
    if (!isLocal) throw accountsErrors.error('no-local-sign-in');
    const opened = await this.localSignIn.redeem(token, browser);
    if ('stepToken' in opened) {
      setSecondStepCookie(reply, opened.stepToken, SECOND_STEP_LIFETIME);
      throw accountsErrors.error('second-step-needed');
    }
    setSessionCookie(reply, opened.secret, SESSION_LIFETIME);
    setDeviceCookie(reply, opened.deviceToken);
    return toSessionDto(opened, await this.lookup.memberships(opened.staff.personId));
  }
}
