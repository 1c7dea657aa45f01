import { Body, Controller, createParamDecorator, Post, Res, type ExecutionContext } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  Public,
  requestErrors,
  Route,
  setSessionCookie,
  setSingleSignOnCookie,
  singleSignOnTokenOf,
  type Caller,
  type SessionReply,
} from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { BeginSingleSignOn, type BegunSingleSignOn } from '../../application/single-sign-on/begin-single-sign-on.js';
import {
  FinishSingleSignOn,
  type SingleSignOnOutcome,
} from '../../application/single-sign-on/finish-single-sign-on.js';
import type { SigningBrowser } from '../../application/sessions.js';
import { SESSION_LIFETIME } from '../../domain/session.js';
import { SSO_ATTEMPT_LIFETIME } from '../../domain/single-sign-on.js';
import { ANONYMOUS_BODY_BYTES } from '../anonymous-body.js';
import { Browser } from '../browser.js';
import { Network } from '../network.js';
import {
  BeginSingleSignOnDto,
  BegunSingleSignOnDto,
  FinishedSingleSignOnDto,
  FinishSingleSignOnDto,
} from './sso-attempt.dto.js';

/** Parameter: the token of a browser that has gone to a provider; undefined without one. */
const BrowserToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  singleSignOnTokenOf(context.switchToHttp().getRequest<Parameters<typeof singleSignOnTokenOf>[0]>()),
);

const OUTCOMES = { 'signed-in': 'signed_in', linked: 'linked', 'join-requested': 'join_requested' } as const;

/** The way to the provider and back. */
@Controller('v1/single-sign-on')
export class SsoAttemptsController {
  constructor(
    private readonly begin: BeginSingleSignOn,
    private readonly finish: FinishSingleSignOn,
  ) {}

  @Post('attempts')
  @Public()
  @Route({
    id: 'beginSingleSignOn',
    summary: 'Get the address of the identity provider at which to sign in',
    description:
      'Sets a cookie by which the browser is recognised when it comes back. The reply depends on the domain of the address, never on whether somebody has it.',
    status: 201,
    body: BeginSingleSignOnDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: BegunSingleSignOnDto,
    problems: [404, 422, 429, 503],
  })
  async signIn(
    @Body() { email, workspace_id, invitation_token }: BeginSingleSignOnDto,
    @Network() network: string,
    @BrowserToken() browserToken: string | undefined,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<BegunSingleSignOnDto> {
    const given = [email, workspace_id, invitation_token].filter((value) => value !== undefined);
    if (given.length !== 1)
      throw requestErrors.error('malformed', 'Send exactly one of `email`, `workspace_id` and `invitation_token`.');
    const workspaceId = workspace_id === undefined ? undefined : parsePublicId('wsp', workspace_id);
    const where = { email, workspaceId, invitationToken: invitation_token };
    return begun(await this.begin.signIn({ ...where, browserToken, network }), reply);
  }

  @Post('links')
  @Allow('workspace:read', { uncached: true })
  @Route({
    id: 'linkOwnIdentity',
    summary: 'Connect your own account with the identity provider',
    description: 'As `attempts`, for the signed-in member: the provider signs you in from then on.',
    status: 201,
    reply: BegunSingleSignOnDto,
    problems: [404, 422],
  })
  async link(
    @CurrentUnitOfWork() _unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @BrowserToken() browserToken: string | undefined,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<BegunSingleSignOnDto> {
    return begun(await this.begin.link(caller, browserToken), reply);
  }

  @Post('callbacks')
  @Public()
  @Route({
    id: 'finishSingleSignOn',
    summary: 'Come back from the identity provider',
    description:
      'Needs the cookie of the browser that began. Each attempt ends with its first reply. Anything that does not belong to it gets the same 401.',
    body: FinishSingleSignOnDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: FinishedSingleSignOnDto,
    problems: [401, 403, 404, 409, 503],
  })
  async callBack(
    @Body() { query }: FinishSingleSignOnDto,
    @BrowserToken() browserToken: string | undefined,
    @Browser() browser: SigningBrowser,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<FinishedSingleSignOnDto> {
    const outcome = await this.finish.execute({ parameters: new URLSearchParams(query), browserToken, browser });
    return finished(outcome, reply);
  }
}

function begun({ authorizationUrl, browserToken }: BegunSingleSignOn, reply: SessionReply): BegunSingleSignOnDto {
  setSingleSignOnCookie(reply, browserToken, SSO_ATTEMPT_LIFETIME);
  return { authorization_url: authorizationUrl };
}

function finished(outcome: SingleSignOnOutcome, reply: SessionReply): FinishedSingleSignOnDto {
  if (outcome.kind === 'signed-in') setSessionCookie(reply, outcome.session.secret, SESSION_LIFETIME);
  return { outcome: OUTCOMES[outcome.kind] };
}
