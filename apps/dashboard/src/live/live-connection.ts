/** A hint that something has changed; a null id stands for several. */
export interface Hint {
  readonly type: string;
  readonly id: string | null;
}

/** A sign that a colleague has a task open; `state`: `reading`, `writing` or `gone`. */
export interface PresenceSign {
  readonly task_id: string;
  readonly staff_id: string;
  readonly state: string;
}

/** Whether changes arrive; `since`: when the connection was lost. */
export type LiveStatus =
  { readonly kind: 'connecting' } | { readonly kind: 'live' } | { readonly kind: 'lost'; readonly since: Date };

/** What a connection reports. */
export interface LiveListener {
  status(status: LiveStatus): void;
  hint(hint: Hint): void;
  presence(sign: PresenceSign): void;
  /** Hints may have been missed: everything that is shown may be out of date. */
  resync(): void;
  /** The server refuses the connection, perhaps because the session has ended. */
  refused(): void;
}

/** The part of `EventSource` that is used. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

const CLOSED = 2;

/** Milliseconds for which a lost connection is not shown, as at a restart of the server; and between attempts of our own. */
const GRACE_MS = 4_000;
const MIN_RETRY_MS = 2_000;
const MAX_RETRY_MS = 30_000;

/** The connection to the live updates. The browser opens it again after a failure, but gives up when it is refused: then we do. */
export class LiveConnection {
  #stream: EventStream | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #retryMs = MIN_RETRY_MS;
  /** A stream that the browser reopens tells the server its last event; a new one cannot. */
  #mayHaveMissed = false;
  #lostAt: Date | undefined;

  constructor(
    private readonly open: () => EventStream,
    private readonly listener: LiveListener,
  ) {}

  start(): void {
    const stream = this.open();
    this.#stream = stream;
    stream.addEventListener('open', () => this.#opened());
    stream.addEventListener('error', () => this.#failed(stream));
    stream.addEventListener('hint', ({ data }) => this.listener.hint(JSON.parse(data) as Hint));
    stream.addEventListener('presence', ({ data }) => this.listener.presence(JSON.parse(data) as PresenceSign));
    stream.addEventListener('resync', () => this.listener.resync());
  }

  stop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#grace);
    this.#stream?.close();
  }

  #opened(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#lostAt = undefined;
    this.#retryMs = MIN_RETRY_MS;
    this.listener.status({ kind: 'live' });
    if (this.#mayHaveMissed) this.listener.resync();
    this.#mayHaveMissed = false;
  }

  #failed(stream: EventStream): void {
    this.#lostAt ??= new Date();
    const since = this.#lostAt;
    this.#grace ??= setTimeout(() => this.listener.status({ kind: 'lost', since }), GRACE_MS);
    if (stream.readyState !== CLOSED) return;
    this.#mayHaveMissed = true;
    this.listener.refused();
    this.#retry = setTimeout(() => this.start(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
  }
}
