import { AccessCheck, CachedCredentialDirectory, HttpCredentialDirectory, RateLimits } from '@hearback/http';
import type { Infrastructure, PlatformOverrides } from './infrastructure.js';

/** The access check of a process; `ownUrl` returns the URL on which it listens, which is known only after the start. */
export function accessCheckOf(
  { settings: { platform } }: Infrastructure,
  overrides: PlatformOverrides,
  ownUrl: () => string,
): AccessCheck {
  const accounts = new HttpCredentialDirectory(() => platform.accountsUrl ?? ownUrl(), platform.internalSecret);
  return new AccessCheck({
    credentials: overrides.credentials ?? new CachedCredentialDirectory(accounts),
    limits: new RateLimits({
      perCredential: platform.rateLimitPerMinute,
      perNetwork: platform.anonymousRateLimitPerMinute,
    }),
    internalSecret: platform.internalSecret,
    publicUrl: () => platform.publicUrl ?? ownUrl(),
  });
}
