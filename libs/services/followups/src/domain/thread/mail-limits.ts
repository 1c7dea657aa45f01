/** What an incoming mail may have. Bytes of the whole as it is sent; levels of parts within parts; fields of its header. */
export const MAIL_LIMITS = { bytes: 25 * 1_048_576, parts: 100, levels: 10, headerFields: 200 } as const;

/** The limit that a mail exceeds. */
export type ExceededLimit = keyof typeof MAIL_LIMITS;

/** What the sender is told. */
export const LIMIT_WORDS: Readonly<Record<ExceededLimit, string>> = {
  bytes: 'the mail is larger than 25 MB; send it without attachments',
  parts: 'the mail has more than 100 parts; send it with fewer attachments',
  levels: 'the mail has more than 10 levels of parts within parts',
  headerFields: 'the mail has more than 200 header fields',
};

/** Lines that look like the beginning of a part. Bounds the work for mails that declare boundaries in ways which are not found here. */
const MAX_DASHED_LINES = 5_000;

/** Bytes of a line that are looked at; boundaries have at most 70 characters (RFC 2046, 5.1.1). */
const MAX_LINE = 2_000;

const BOUNDARY = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;
const LINE_FEED = 0x0a;

/**
 * Counts bytes, header fields and parts of a mail while it arrives, before anything parses it. Every boundary that the text mentions
 * counts, so that none is missed. The levels are counted by the parser.
 */
export class MailMeter {
  #bytes = 0;
  #parts = 0;
  #dashed = 0;
  #fields = 0;
  #isHeader = true;
  #line = '';
  #exceeded: ExceededLimit | undefined;
  readonly #boundaries = new Set<string>();

  /** The first limit that what was fed exceeds; from then on nothing is counted. */
  get exceeded(): ExceededLimit | undefined {
    return this.#exceeded;
  }

  feed(chunk: Buffer): void {
    if (this.#exceeded !== undefined) return;
    this.#bytes += chunk.length;
    if (this.#bytes > MAIL_LIMITS.bytes) this.#exceeded = 'bytes';
    for (let from = 0; from < chunk.length && this.#exceeded === undefined;) {
      const end = chunk.indexOf(LINE_FEED, from);
      const until = end === -1 ? chunk.length : end;
      const room = MAX_LINE - this.#line.length;
      if (room > 0) this.#line += chunk.toString('latin1', from, Math.min(until, from + room));
      if (end !== -1) this.#endLine();
      from = until + 1;
    }
  }

  #endLine(): void {
    const line = this.#line.trimEnd();
    this.#line = '';
    if (this.#isHeader) this.#countField(line);
    const boundary = BOUNDARY.exec(line);
    if (boundary !== null) this.#boundaries.add((boundary[1] ?? boundary[2])!.trimEnd());
    if (!line.startsWith('--')) return;
    if (this.#boundaries.has(line.slice(2))) this.#parts += 1;
    this.#dashed += 1;
    if (this.#parts > MAIL_LIMITS.parts || this.#dashed > MAX_DASHED_LINES) this.#exceeded = 'parts';
  }

  #countField(line: string): void {
    if (line === '') this.#isHeader = false;
    else if (!/^\s/.test(line)) this.#fields += 1;
    if (this.#fields > MAIL_LIMITS.headerFields) this.#exceeded = 'headerFields';
  }
}
