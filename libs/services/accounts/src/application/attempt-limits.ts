import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import type { AttemptBucket } from './attempt-throttle.js';
import { KnownDevices } from './known-devices.js';
import type { FailureCount } from './sign-in-gate.js';

/** Where an attempt comes from. */
export interface AttemptOrigin {
  readonly network: string;
  /** The token of the device cookie that the browser sent. */
  readonly deviceToken: string | undefined;
}

/** How attempts are counted and limited. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly config: AccountsConfig,
    private readonly devices: KnownDevices,
  ) {}

  /** The counts of a sign-in to this account. */
  signIn(account: string, { network, deviceToken }: AttemptOrigin): readonly FailureCount[] {
    const free = this.config.failedSignIns;
    const strict = { free, firstWait: 30, longestWait: 900 };
    const device = this.devices.recognise(deviceToken, account);
    // Failures of others do not count for a browser that the account knows.
    if (device !== undefined) return [{ key: `in:${account}@device ${device}`, ...strict }];
    // The wider waits are short: they slow a distributed attack down, and delay a new browser of the owner by a minute at most.
    const wide = { free: free * 20, firstWait: 1, longestWait: 60 };
    return [
      { key: `in:${account}@${network}`, ...strict },
      { key: `account:${account}`, ...wide },
      { key: `network:${network}`, ...wide },
    ];
  }

  /** The counts of a sign-up from this network. */
  signUp(network: string): readonly AttemptBucket[] {
    return [{ key: `up:${network}`, limit: this.config.signUpsPerNetworkAndHour, window: 3600 }];
  }
}
