const SSL_REQUEST = 80_877_103;
const QUERY = 0x51;
const PARSE = 0x50;
/** Bytes of a message that are inspected. */
const INSPECTED_BYTES = 64;

/** Parses what a PostgreSQL client sends (protocol 3, unencrypted) far enough to find its application name and its commits. */
export class CommitFrames {
  application = '';
  #started = false;
  #head = Buffer.alloc(0);
  #skip = 0;

  /** Returns whether a COMMIT starts in this chunk, as a simple query or as a parsed statement. */
  push(chunk) {
    let commit = false;
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, rest.length);
        this.#skip -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      this.#head = this.#head.length === 0 ? rest : Buffer.concat([this.#head, rest]);
      const used = this.#started ? this.#message() : this.#startup();
      if (used === undefined) return commit;
      commit ||= used.commit;
      rest = this.#head.subarray(used.bytes);
      this.#head = Buffer.alloc(0);
    }
    return commit;
  }

  #startup() {
    if (this.#head.length < 8) return undefined;
    const length = this.#head.readInt32BE(0);
    if (this.#head.length < length) return undefined;
    if (this.#head.readInt32BE(4) !== SSL_REQUEST) {
      this.#started = true;
      const words = this.#head.subarray(8, length).toString('utf8').split('\0');
      this.application = words[words.indexOf('application_name') + 1] ?? '';
    }
    return { bytes: length, commit: false };
  }

  /** Parses one message; returns undefined until enough of it has arrived. */
  #message() {
    if (this.#head.length < 5) return undefined;
    const type = this.#head[0];
    const length = 1 + Math.max(4, this.#head.readInt32BE(1));
    const inspected = Math.min(length, INSPECTED_BYTES);
    const isStatement = type === QUERY || type === PARSE;
    if (isStatement && this.#head.length < inspected) return undefined;
    const text = isStatement ? this.#head.subarray(5, inspected).toString('latin1') : '';
    const statement = type === PARSE ? text.slice(text.indexOf('\0') + 1) : text;
    this.#skip = Math.max(0, length - this.#head.length);
    return { bytes: Math.min(length, this.#head.length), commit: /^commit\b/i.test(statement) };
  }
}
