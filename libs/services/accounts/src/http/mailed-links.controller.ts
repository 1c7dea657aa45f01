import { Body, Controller, Post } from '@nestjs/common';
import { noContent, Public, Route } from '@hearback/http';
import { ChangeAddress } from '../application/change-address.js';
import { ResetPassword } from '../application/reset-password.js';
import { ANONYMOUS_BODY_BYTES } from './anonymous-body.js';
import { Network } from './network.js';
import { MailedTokenDto, RedeemResetDto, RequestResetDto } from './own-account.dto.js';

/** What people do with links in mails about their accounts; the pages of the links send these requests. */
@Controller('v1')
export class MailedLinksController {
  constructor(
    private readonly resetPassword: ResetPassword,
    private readonly changeAddress: ChangeAddress,
  ) {}

  @Post('password-resets')
  @Public()
  @Route({
    id: 'requestPasswordReset',
    summary: 'Mail a link with which to set a new password',
    description:
      'The reply is the same whether or not somebody has confirmed the address, and does not wait for the mail.',
    status: 202,
    body: RequestResetDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: noContent,
    problems: [429, 503],
  })
  async requestReset(@Body() { email }: RequestResetDto, @Network() network: string): Promise<void> {
    await this.resetPassword.request(email, network);
  }

  @Post('password-resets/redeem')
  @Public()
  @Route({
    id: 'redeemPasswordReset',
    summary: 'Set a new password with a mailed link',
    description: 'Ends all sessions. The link works once, within an hour.',
    body: RedeemResetDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: noContent,
    problems: [404, 422, 503],
  })
  async redeemReset(@Body() { token, password }: RedeemResetDto): Promise<void> {
    await this.resetPassword.redeem(token, password);
  }

  @Post('email-changes/redeem')
  @Public()
  @Route({
    id: 'redeemEmailChange',
    summary: 'Confirm a new e-mail address with a mailed link',
    body: MailedTokenDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: noContent,
    problems: [404, 409],
  })
  async redeemChange(@Body() { token }: MailedTokenDto): Promise<void> {
    await this.changeAddress.confirm(token);
  }

  @Post('email-changes/undo')
  @Public()
  @Route({
    id: 'undoEmailChange',
    summary: 'Keep the old e-mail address, or get it back, with a mailed link',
    description: 'Ends all sessions. The link works once, within two weeks.',
    body: MailedTokenDto,
    bodyLimit: ANONYMOUS_BODY_BYTES,
    reply: noContent,
    problems: [404, 409],
  })
  async undoChange(@Body() { token }: MailedTokenDto): Promise<void> {
    await this.changeAddress.keep(token);
  }
}
