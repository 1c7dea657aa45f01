/**
 * A column of many rows as one parameter, a line of text for each row, which costs PostgreSQL half of what an array or JSON does. The
 * statement splits it with `string_to_array($1, E'\n')`, so no text may contain a line feed (JSON escapes it).
 *
 * It can be sent only once. The texts are released when it is sent: the driver keeps its parameters until the reply, which would be long enough for
 * most of them to be promoted to V8's old generation.
 */
export class Lines {
  #texts: readonly (string | number)[] | undefined;

  constructor(texts: readonly (string | number)[]) {
    this.#texts = texts;
  }

  /** Called by the driver to serialize the parameter. Throws when called again. */
  toPostgres(): string {
    if (this.#texts === undefined) throw new Error('lines can be sent only once');
    const text = this.#texts.join('\n');
    this.#texts = undefined;
    return text;
  }
}
