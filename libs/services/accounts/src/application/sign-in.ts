import { Injectable } from '@nestjs/common';
import { normalEmail } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { CredentialLookup } from './credential-lookup.js';
import { KnownDevices } from './known-devices.js';
import { Passwords } from './passwords.js';
import { SecondSteps } from './second-steps.js';
import { OwnSessions } from './single-sign-on/own-sessions.js';
import { Sessions, type OpenedSession, type SigningBrowser } from './sessions.js';

/** A request to sign in. */
export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  readonly origin: AttemptOrigin;
  readonly browser: SigningBrowser;
}

/** The new session, and a token by which the browser is recognised at the next sign-in. */
export interface SignedIn extends OpenedSession {
  readonly deviceToken: string;
}

/** The password is right and a code is needed: the token with which the second step is made. */
export interface AwaitsCode {
  readonly stepToken: string;
}

/**
 * Opens a session for an address and a password, or returns the token of the second step. An unknown address, a wrong password and
 * a person who is active nowhere get the same `sign-in-refused`. If nobody has confirmed the address, the password tells which of the
 * persons with this address signs in. Throws `single-sign-on-required`, after a right password only.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly passwords: Passwords,
    private readonly devices: KnownDevices,
    private readonly sessions: Sessions,
    private readonly steps: SecondSteps,
    private readonly ownSessions: OwnSessions,
  ) {}

  async execute(command: SignInCommand): Promise<SignedIn | AwaitsCode> {
    const email = normalEmail(command.email);
    const persons = await this.lookup.persons(email);
    const found = await this.passwords.check(email, command.origin, persons, command.password);
    if (found === undefined) throw accountsErrors.error('sign-in-refused');
    if (found.hasSecondFactor) return { stepToken: await this.steps.begin(found) };
    const place = await this.ownSessions.placeFor(found);
    const opened = await this.sessions.openFor(place, command.browser);
    if (opened === undefined) return { stepToken: await this.steps.begin(found) };
    return { ...opened, deviceToken: this.devices.issue(found.personId) };
  }
}
