/** Source of new identifiers as a port, so that tests can know them in advance. */
export abstract class Ids {
  /** A new UUID version 7 (RFC 9562): unique, and ordered by the time of its creation. */
  abstract next(): string;
}
