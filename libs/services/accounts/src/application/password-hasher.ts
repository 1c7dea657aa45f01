/** Hashes passwords with a slow algorithm, a limited number at a time. Both methods throw `accounts.busy` if too many are waiting. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /**
   * Whether the password matches the hash. Without a hash it takes as long as with one and returns false, so that the response time
   * does not reveal whether the account exists.
   */
  abstract verify(hash: string | undefined, password: string): Promise<boolean>;
}
