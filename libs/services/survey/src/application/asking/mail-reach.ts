import { isLoopbackUrl } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { SurveyConfig } from '../../survey.config.js';
import { askingErrors } from './asking.errors.js';

/**
 * Whether customers can open the links of mails. A mail server takes mails to other machines, on which a loopback address leads nowhere; the
 * built-in inbox is on this one. Notifications refuses such mails too, but only when they are due.
 */
@Injectable()
export class MailReach {
  constructor(private readonly config: SurveyConfig) {}

  /** Throws `links-not-reachable`. */
  assertReachable(): void {
    const { publicUrl, smtpUrl } = this.config;
    if (smtpUrl !== undefined && isLoopbackUrl(publicUrl))
      throw askingErrors.error('links-not-reachable', `HEARBACK_PUBLIC_URL is ${publicUrl}.`);
  }
}
