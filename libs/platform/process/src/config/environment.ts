/** Settings by the names of their environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; the one place that reads it. */
export function processEnvironment(): Environment {
  // oxlint-disable-next-line no-restricted-properties -- the one place that reads it
  return process.env;
}
