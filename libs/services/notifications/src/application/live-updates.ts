import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CredentialDirectory, requestErrors } from '@hearback/http';
import { LiveHints, type SentHint } from './live-hints.js';
import { notificationsErrors } from './notifications.errors.js';
import { NotificationsConfig } from '../notifications.config.js';
import { HintTail } from './hint-tail.js';
import type { LiveReader } from './live-reader.js';

/** Milliseconds between two signs of life on a stream, and between two checks of its credential. */
const BEAT_MS = 15_000;
const CHECK_MS = 3_000;

/** Seconds that a rejected reader should wait. */
const RETRY_AFTER = 10;

/** The readers of this process. All hints come to every process, which passes on what its readers may know. */
@Injectable()
export class LiveUpdates implements OnModuleDestroy {
  readonly #readers = new Set<LiveReader>();
  readonly #tail = new HintTail();
  #subscribed: Promise<void> | undefined;
  #timers: readonly NodeJS.Timeout[] = [];
  #isClosing = false;

  constructor(
    private readonly hints: LiveHints,
    private readonly config: NotificationsConfig,
    credentials: CredentialDirectory,
  ) {
    credentials.onForget((tenantId) => this.#check(tenantId));
  }

  /** Number of readers, for tests and metrics. */
  get size(): number {
    return this.#readers.size;
  }

  /**
   * Makes room for a reader and begins to listen. Throws 429 above the limits and 503 while hints cannot be received. `begin` then
   * starts the reply; after it the reader gets what came after `lastEventId`, or a `resync` if that is not known here.
   */
  async join(reader: LiveReader, lastEventId: string | undefined, begin: () => void): Promise<void> {
    if (this.#isClosing) throw requestErrors.error('unavailable', 'The process is stopping.', { retryAfter: 1 });
    this.#checkLimits(reader);
    this.#readers.add(reader);
    reader.stream.onClose(() => this.#leave(reader));
    try {
      await this.#listen();
    } catch {
      this.#leave(reader);
      throw requestErrors.error('unavailable', 'Live updates are not available: retry later.', { retryAfter: 5 });
    }
    begin();
    reader.activate();
    if (lastEventId === undefined) return;
    const missed = this.#tail.after(reader.caller.tenantId, lastEventId);
    if (missed === undefined) reader.resync();
    else reader.catchUp(missed);
  }

  /** Before the server closes, so that it need not wait for the readers. */
  onModuleDestroy(): void {
    this.#isClosing = true;
    for (const { stream } of this.#readers) stream.end();
  }

  #checkLimits({ caller, person }: LiveReader): void {
    const own = [...this.#readers].filter((reader) => reader.caller.tenantId === caller.tenantId);
    const { liveReadersPerPerson, liveReadersPerWorkspace, liveReaders } = this.config;
    if (
      own.filter((reader) => reader.person === person).length >= liveReadersPerPerson ||
      own.length >= liveReadersPerWorkspace ||
      this.#readers.size >= liveReaders
    )
      throw notificationsErrors.error('too-many-live-readers', undefined, { retryAfter: RETRY_AFTER });
  }

  #listen(): Promise<void> {
    this.#start();
    this.#subscribed ??= this.hints
      .subscribe({
        receive: (hint) => this.#receive(hint),
        present: (presence) => this.#readers.forEach((reader) => reader.present(presence)),
        missed: () => this.#missed(),
      })
      .catch((error: unknown) => {
        this.#subscribed = undefined;
        throw error;
      });
    return this.#subscribed;
  }

  #receive(hint: SentHint): void {
    this.#tail.add(hint);
    for (const reader of this.#readers) reader.receive(hint);
  }

  #missed(): void {
    this.#tail.clear();
    for (const reader of this.#readers) reader.resync();
  }

  #start(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [
      setInterval(() => this.#readers.forEach(({ stream }) => stream.beat()), BEAT_MS).unref(),
      setInterval(() => this.#check(), CHECK_MS).unref(),
    ];
  }

  #leave(reader: LiveReader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    this.#timers.forEach((timer) => clearInterval(timer));
    this.#timers = [];
  }

  #check(tenantId?: string): void {
    for (const reader of this.#readers)
      if (tenantId === undefined || reader.caller.tenantId === tenantId) void reader.check();
  }
}
