import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Bytes that may wait for a slow reader; with more its stream is closed. */
const MAX_WAITING_BYTES = 64 * 1024;

/** A field of an event is one line: a line break in it would begin another field or event. */
const FIELD = /^[\w.:-]{1,200}$/;

/** An event of a stream; `data` is sent as JSON, which has no line breaks. */
export interface StreamedEvent {
  readonly id?: string;
  readonly type: string;
  readonly data: object;
}

/** A reply of server-sent events (`text/event-stream`). Its memory is bounded: a reader that falls behind is disconnected. */
export class EventStream {
  readonly #stream = new PassThrough();

  /** Begins the reply. `retryMs`: how long browsers wait before they connect again. */
  begin(reply: FastifyReply, { retryMs }: { readonly retryMs: number }): FastifyReply {
    // The client may have left already.
    if (reply.raw.destroyed) this.#stream.destroy();
    reply.raw.once('close', () => this.#stream.destroy());
    this.#write(`retry: ${retryMs}\n\n`);
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(this.#stream);
  }

  /** Calls `callback` when the stream has ended, on either side. */
  onClose(callback: () => void): void {
    this.#stream.once('close', callback);
  }

  get isOpen(): boolean {
    return this.#stream.writable;
  }

  send({ id, type, data }: StreamedEvent): void {
    for (const field of [type, ...(id === undefined ? [] : [id])])
      if (!FIELD.test(field)) throw new TypeError('a field of an event must be one word');
    this.#write(`${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Sends a comment, so that neither client nor proxies take the connection for dead. */
  beat(): void {
    this.#write(':\n\n');
  }

  end(): void {
    this.#stream.end();
  }

  #write(text: string): void {
    if (!this.isOpen) return;
    this.#stream.write(text);
    if (this.#stream.writableLength + this.#stream.readableLength > MAX_WAITING_BYTES) this.#stream.destroy();
  }
}
