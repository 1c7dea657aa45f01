import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import { CONFIRMATION_MAIL_WINDOW } from '../domain/address-confirmation.js';
import type { AttemptBucket } from './attempt-throttle.js';
import { KnownDevices } from './known-devices.js';
import type { FailureCount } from './sign-in-gate.js';

/** Where an attempt comes from. */
export interface AttemptOrigin {
  readonly network: string;
  /** The token of the device cookie that the browser sent. */
  readonly deviceToken: string | undefined;
}

/** A mail that asks the owner of an address to confirm it. */
export interface ConfirmationMail {
  readonly workspaceId: string;
  /** Whether an owner of the workspace has confirmed the address. */
  readonly hasConfirmedOwner: boolean;
  readonly email: string;
  /** The network of the person who causes the mail. */
  readonly network: string;
}

/** A mail that invites an address to a workspace. */
export interface InvitationMail {
  readonly workspaceId: string;
  readonly email: string;
  /** The network of the person who invites. */
  readonly network: string;
}

/** Visits to identity providers that one network may begin in an hour: each causes a request to the provider. */
const PROVIDER_VISITS = 1_000;

/** Invitation mails of a workspace in a day. */
const WORKSPACE_INVITATIONS = 100;

/** Confirmation mails of a workspace in a day before one of its owners has confirmed. */
const UNCONFIRMED_WORKSPACE_MAILS = 20;

/** Wrong codes of a second step without a wait. A code is one of a million, and three are valid at a time. */
const FREE_CODES = 5;

/** How attempts are counted and limited. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly config: AccountsConfig,
    private readonly devices: KnownDevices,
  ) {}

  /** The counts of a sign-in with this address, of one of these persons. */
  signIn(
    account: string,
    { network, deviceToken }: AttemptOrigin,
    persons: readonly { readonly personId: string }[],
  ): readonly FailureCount[] {
    const free = this.config.failedSignIns;
    const strict = { free, firstWait: 30, longestWait: 900 };
    const [person, ...others] = persons;
    // Only if no other person is tried: everybody gets known devices for an address of somebody else, by signing up with it.
    const device =
      person !== undefined && others.length === 0 ? this.devices.recognise(deviceToken, person.personId) : undefined;
    // Failures of others do not count for a browser that the person knows.
    if (device !== undefined) return [{ key: `in:${account}@device ${device}`, ...strict }];
    // The wider waits are short: they slow a distributed attack down, and delay a new browser of the owner by a minute at most.
    const wide = { free: free * 20, firstWait: 1, longestWait: 60 };
    return [
      { key: `in:${account}@${network}`, ...strict },
      { key: `account:${account}`, ...wide },
      { key: `network:${network}`, ...wide },
    ];
  }

  /** The count of codes for a person whose password is known. It has no network: somebody with the password may have many. */
  secondStep(personId: string): readonly FailureCount[] {
    return [{ key: `code:${personId}`, free: FREE_CODES, firstWait: 30, longestWait: 900 }];
  }

  /** The count of codes with which a signed-in person turns two-step sign-in on. Apart from sign-ins: typing errors must not make them wait. */
  secondFactorSetUp(personId: string): readonly FailureCount[] {
    return [{ key: `set-up code:${personId}`, free: FREE_CODES, firstWait: 30, longestWait: 900 }];
  }

  /** The counts of mails with which a password is reset, for an address that may be unknown. */
  resetMail(email: string, network: string): readonly AttemptBucket[] {
    return [
      { key: `reset:${email}@${network}`, limit: 3, window: 3600 },
      // No longer than a link lives: strangers must not be able to use up the owner's requests of a day.
      { key: `reset:${email}`, limit: 10, window: 3600 },
    ];
  }

  /** The count of requests for such mails from a network. */
  resetRequests(network: string): readonly AttemptBucket[] {
    return [{ key: `reset from:${network}`, limit: this.config.confirmationMailsPerNetworkAndHour, window: 3600 }];
  }

  /** The count of visits to identity providers from a network, behind which a whole office may sit. */
  singleSignOn(network: string): readonly AttemptBucket[] {
    return [{ key: `provider from:${network}`, limit: PROVIDER_VISITS, window: 3600 }];
  }

  /** The counts of a sign-up from this network. */
  signUp(network: string): readonly AttemptBucket[] {
    return [{ key: `up:${network}`, limit: this.config.signUpsPerNetworkAndHour, window: 3600 }];
  }

  /**
   * The counts of a confirmation mail. One network cannot use up the mails to an address, so that it cannot keep the owner from
   * confirming it.
   */
  confirmationMail(mail: ConfirmationMail): readonly AttemptBucket[] {
    const { workspaceId, hasConfirmedOwner, email, network } = mail;
    const window = CONFIRMATION_MAIL_WINDOW;
    return [
      { key: `confirm:${email}@${network}`, limit: 3, window },
      { key: `confirm:${email}`, limit: 20, window },
      ...(hasConfirmedOwner ? [] : [{ key: `confirm in:${workspaceId}`, limit: UNCONFIRMED_WORKSPACE_MAILS, window }]),
      { key: `confirm from:${network}`, limit: this.config.confirmationMailsPerNetworkAndHour, window: 3600 },
    ];
  }

  /** The counts of an invitation mail. They share the limit of a network with confirmation mails. */
  invitationMail({ workspaceId, email, network }: InvitationMail): readonly AttemptBucket[] {
    const window = CONFIRMATION_MAIL_WINDOW;
    return [
      { key: `invite:${email}@${workspaceId}`, limit: 3, window },
      { key: `invite:${email}`, limit: 10, window },
      { key: `invite in:${workspaceId}`, limit: WORKSPACE_INVITATIONS, window },
      { key: `confirm from:${network}`, limit: this.config.confirmationMailsPerNetworkAndHour, window: 3600 },
    ];
  }
}
