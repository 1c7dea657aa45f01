/** Hashes passwords slowly, a bounded number at a time. Both methods throw `accounts.busy` when too many already wait. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the hash. Without a hash it works as long as with one and says no, so that the time
   * of a reply does not tell whether there was anything to compare with.
   */
  abstract verify(hash: string | undefined, password: string): Promise<boolean>;
}
