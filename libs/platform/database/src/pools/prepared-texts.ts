/** A statement is prepared from this run on. */
const PREPARED_FROM_RUN = 5;

/** Limit of the texts counted, and of those prepared: texts that differ in each call must not fill the memory of PostgreSQL. */
const MAX_TEXTS = 250;

/**
 * Names for the statements that a pool runs often. A connection parses and plans a named statement once instead of each time,
 * which is half of the cost of a small batch.
 */
export class PreparedTexts {
  readonly #runs = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name to prepare the text under, or undefined to run it unprepared. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined) return name;
    const runs = (this.#runs.get(text) ?? 0) + 1;
    if (runs < PREPARED_FROM_RUN) {
      if (runs > 1 || this.#runs.size < MAX_TEXTS) this.#runs.set(text, runs);
      return undefined;
    }
    this.#runs.delete(text);
    if (this.#names.size >= MAX_TEXTS) return undefined;
    const next = `hearback_${this.#names.size}`;
    this.#names.set(text, next);
    return next;
  }
}
