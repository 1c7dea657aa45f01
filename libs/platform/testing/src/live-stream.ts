import { eventually } from './eventually.js';

/** An event as a stream shows it. */
export interface ShownEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: { readonly type: string; readonly id: string | null };
}

/** An open connection to live updates. */
export class LiveStream {
  #text = '';
  #ended = false;

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {
    void this.#read();
  }

  static async open(url: string, headers: Readonly<Record<string, string>>, lastEventId?: string): Promise<LiveStream> {
    const abort = new AbortController();
    const response = await fetch(`${url}/v1/live-updates`, {
      headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: abort.signal,
    });
    return new LiveStream(response, abort);
  }

  /** What was received so far. */
  get text(): string {
    return this.#text;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  get events(): readonly ShownEvent[] {
    const blocks = this.#text.split('\n\n').filter((block) => /^event: /m.test(block));
    return blocks.map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      return { id: field('id'), event: field('event')!, data: JSON.parse(field('data')!) as ShownEvent['data'] };
    });
  }

  /** What the events are about. */
  get hints(): readonly ShownEvent['data'][] {
    return this.events.map(({ data }) => data);
  }

  /** Waits until something with this id was received. */
  async sees(id: string): Promise<ShownEvent> {
    return eventually(() => {
      const seen = this.events.find(({ data }) => data.id === id);
      if (seen === undefined) throw new Error(`${id} is not among ${JSON.stringify(this.hints)}`);
      return seen;
    });
  }

  close(): void {
    this.abort.abort();
  }

  async #read(): Promise<void> {
    try {
      for await (const chunk of this.response.body ?? []) this.#text += Buffer.from(chunk as Uint8Array).toString();
    } catch {
      // The test has closed the connection, or the server has.
    }
    this.#ended = true;
  }
}
