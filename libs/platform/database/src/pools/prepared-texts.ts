/** Runs of a text after which it is prepared. */
const OFTEN = 5;

/** Texts counted and prepared at most: those of a service are constants, and statements made up per call must not fill PostgreSQL's memory. */
const MOST = 250;

/**
 * Names for the statements that a pool runs often. Under a name a connection has a statement parsed and planned once, not
 * each time, which is half of the cost of a small batch.
 */
export class PreparedTexts {
  readonly #runs = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name to run the text under, or undefined where it is run as it is. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined) return name;
    const runs = (this.#runs.get(text) ?? 0) + 1;
    if (runs < OFTEN) {
      if (runs > 1 || this.#runs.size < MOST) this.#runs.set(text, runs);
      return undefined;
    }
    this.#runs.delete(text);
    if (this.#names.size >= MOST) return undefined;
    const made = `hearback_${this.#names.size}`;
    this.#names.set(text, made);
    return made;
  }
}
