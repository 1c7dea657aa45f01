import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { DatabaseChannels } from '../databases.js';
import type { Tx } from '../tx.js';

/** Milliseconds between two checks whether the server still answers, and before a lost connection is opened again. */
const CHECK_MS = 10_000;
const MIN_RECONNECT_MS = 250;
const MAX_RECONNECT_MS = 5_000;

const CHANNEL = /^[a-z_]{1,60}$/;

/** `DatabaseChannels` by LISTEN and NOTIFY. Each channel that is listened to has a connection of its own. */
export class PgDatabaseChannels extends DatabaseChannels {
  readonly #clients = new Set<Client>();
  readonly #closing = new AbortController();

  constructor(private readonly config: ClientConfig) {
    super();
  }

  override async notify(tx: Tx, channel: string, messages: readonly string[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query('select pg_notify($1, message) from unnest($2::text[]) as m (message)', [channel, messages]);
  }

  override async listen(channel: string, receive: (message: string) => void, missed: () => void): Promise<void> {
    if (!CHANNEL.test(channel)) throw new TypeError('a channel is a word in lower case');
    const lost = () => void this.#reconnect(channel, receive, missed, lost);
    await this.#open(channel, receive, lost);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#clients].map((client) => client.end().catch(() => undefined)));
  }

  async #reconnect(
    channel: string,
    receive: (message: string) => void,
    missed: () => void,
    lost: () => void,
  ): Promise<void> {
    const { signal } = this.#closing;
    for (let wait = MIN_RECONNECT_MS; !signal.aborted; wait = Math.min(wait * 2, MAX_RECONNECT_MS)) {
      await delay(wait, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const isOpen = await this.#open(channel, receive, lost).then(
        () => true,
        () => false,
      );
      if (isOpen) return missed();
    }
  }

  async #open(channel: string, receive: (message: string) => void, lost: () => void): Promise<void> {
    const client = new Client(this.config);
    this.#clients.add(client);
    let isListening = false;
    const check = setInterval(() => void client.query('select 1').catch(() => client.end()), CHECK_MS).unref();
    client.once('end', () => {
      clearInterval(check);
      this.#clients.delete(client);
      if (isListening && !this.#closing.signal.aborted) lost();
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      isListening = true;
    } catch (error) {
      clearInterval(check);
      this.#clients.delete(client);
      void client.end().catch(() => undefined);
      throw error;
    }
  }
}
