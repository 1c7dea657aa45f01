/** Source of public link codes. */
export abstract class LinkCodes {
  /** A new code of ten characters that nobody can guess. */
  abstract next(): string;
}
