/** Reads the TXT records of domains. */
export abstract class DomainTexts {
  /** The texts at a name; empty: there are none; null: the name server did not answer. */
  abstract textsAt(name: string): Promise<readonly string[] | null>;
}
