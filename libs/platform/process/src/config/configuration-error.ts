/** The settings are invalid: `defects` has one line for each, without the values of secrets. */
export class ConfigurationError extends Error {
  constructor(readonly defects: readonly string[]) {
    super(`the configuration is invalid:\n${defects.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Exit status for bad configuration: EX_CONFIG of sysexits.h. A supervisor need not restart the process. */
export const EXIT_BAD_CONFIGURATION = 78;
