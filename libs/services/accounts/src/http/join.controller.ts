import { Body, Controller, Post, Res } from '@nestjs/common';
import { Public, Route, setSessionCookie, type SessionReply } from '@hearback/http';
import { AcceptInvitation } from '../application/accept-invitation.js';
import { CredentialLookup } from '../application/credential-lookup.js';
import type { SigningBrowser } from '../application/sessions.js';
import { ShowInvitation } from '../application/show-invitation.js';
import { SESSION_LIFETIME } from '../domain/session.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Browser } from './browser.js';
import { AcceptInvitationDto, InvitationTokenDto, ShownInvitationDto, toShownInvitationDto } from './join.dto.js';
import { DeviceToken } from './session-token.js';
import { SessionDto, toSessionDto } from './session.dto.js';

/** What an invited person does with the link of the mail. The token is in the body, so that no log of addresses has it. */
@Controller('v1/invitations')
export class JoinController {
  constructor(
    private readonly showInvitation: ShowInvitation,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly lookup: CredentialLookup,
  ) {}

  @Post('lookup')
  @Public()
  @Route({
    id: 'showInvitation',
    summary: 'Show the invitation of a mailed link',
    description: 'Changes nothing.',
    body: InvitationTokenDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: ShownInvitationDto,
    problems: [404],
  })
  async show(
    @Body() { token }: InvitationTokenDto,
    @Browser() { previousSecret }: SigningBrowser,
  ): Promise<ShownInvitationDto> {
    return toShownInvitationDto(await this.showInvitation.execute(token, previousSecret));
  }

  @Post('accept')
  @Public()
  @Route({
    id: 'acceptInvitation',
    summary: 'Join a workspace with the token of an invitation, and set the session cookie',
    description:
      'A new person sends name and password. If the address has an account, its person must be signed in (409) and sends the token only, with another password if somebody else chose the first one (409). An account of the address that nobody has confirmed joins and is confirmed if it is signed in or has this password.',
    status: 201,
    body: AcceptInvitationDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: SessionDto,
    problems: [403, 404, 409, 422, 429, 503],
  })
  async accept(
    @Body() { token, name, password }: AcceptInvitationDto,
    @Browser() browser: SigningBrowser,
    @DeviceToken() deviceToken: string | undefined,
    @Res({ passthrough: true }) reply: SessionReply,
  ): Promise<SessionDto> {
    const origin = { network: browser.place.network, deviceToken };
    const opened = await this.acceptInvitation.execute({ token, name: name?.trim(), password, browser, origin });
    setSessionCookie(reply, opened.secret, SESSION_LIFETIME);
    return toSessionDto(opened, await this.lookup.memberships(opened.staff.personId));
  }
}
