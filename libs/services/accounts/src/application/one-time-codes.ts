/** Codes of authenticator apps (RFC 6238). */
export abstract class OneTimeCodes {
  /** A new random secret, in base32. */
  abstract newSecret(): string;
  /** The address that an authenticator app reads from a QR code. */
  abstract addressOf(secret: string, account: string): string;
  /** The time step of a valid code, which may be one step early or late; `undefined` for a wrong one. */
  abstract stepOf(secret: string, code: string, now: Date): number | undefined;
}
