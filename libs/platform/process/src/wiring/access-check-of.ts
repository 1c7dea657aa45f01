import {
  AccessCheck,
  CachedCredentialDirectory,
  HttpCredentialDirectory,
  RateLimits,
  type CredentialDirectory,
} from '@hearback/http';
import type { Infrastructure, PlatformOverrides } from './infrastructure.js';
import { secretsOf } from '../config/platform-secrets.js';

/** The credentials of a process; `ownUrl` returns the URL on which it listens, which is known only after the start. */
export function credentialsOf(
  { settings: { platform } }: Infrastructure,
  overrides: PlatformOverrides,
  ownUrl: () => string,
): CredentialDirectory {
  const accounts = new HttpCredentialDirectory(() => platform.accountsUrl ?? ownUrl(), platform.internalSecret);
  return overrides.credentials ?? new CachedCredentialDirectory(accounts);
}

/** The access check of a process. */
export function accessCheckOf(
  { settings: { platform } }: Infrastructure,
  credentials: CredentialDirectory,
  ownUrl: () => string,
): AccessCheck {
  return new AccessCheck({
    credentials,
    limits: new RateLimits({
      perCredential: platform.rateLimitPerMinute,
      perNetwork: platform.anonymousRateLimitPerMinute,
    }),
    internalSecrets: secretsOf(platform),
    publicUrl: () => platform.publicUrl ?? ownUrl(),
  });
}
