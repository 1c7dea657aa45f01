import type { Environment } from './environment.js';
import { settingsOf } from './setting.js';

/** Variables that container platforms (Kubernetes, Docker links) add for a service of that name. */
const SERVICE_LINK = /_(SERVICE_(HOST|PORT)(_.*)?|PORT(_\d+_.*)?)$/;

/** Variables of the tests. */
const OF_TESTS = /^HEARBACK_TEST_/;

/** A line for each variable with one of our prefixes that no settings class declares: most likely a typo. */
export function unknownSettings(
  environment: Environment,
  classes: readonly (new () => object)[],
  prefixes: readonly string[],
): readonly string[] {
  const known = new Set(classes.flatMap(settingsOf).map(({ env }) => env));
  return Object.keys(environment)
    .filter((name) => prefixes.some((prefix) => name.startsWith(`${prefix}_`)))
    .filter((name) => !known.has(name) && !SERVICE_LINK.test(name) && !OF_TESTS.test(name))
    .toSorted()
    .map((name) => `${name}: there is no such setting`);
}
