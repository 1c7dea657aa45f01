/** Generates public link codes. */
export abstract class LinkCodes {
  /** A new, unguessable code of ten characters. */
  abstract next(): string;
}
