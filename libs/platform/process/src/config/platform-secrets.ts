import type { PlatformConfig } from './platform.config.js';

/** Secrets that are accepted besides the present one. */
export function previousSecretsOf({ previousSecrets }: Pick<PlatformConfig, 'previousSecrets'>): readonly string[] {
  return previousSecrets?.split(',') ?? [];
}

/** All secrets of the platform that are accepted, the present one first. */
export function secretsOf(
  config: Pick<PlatformConfig, 'internalSecret' | 'previousSecrets'>,
): readonly [string, ...string[]] {
  return [config.internalSecret, ...previousSecretsOf(config)];
}
