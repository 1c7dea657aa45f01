import { connect } from 'node:net';

/** A connection that was quiet for so many milliseconds may be closed by the other end at this very moment: a new one is made. */
const STALE_AFTER = 20_000;

const LENGTH = 'content-length: ';
const RETRY_AFTER = 'retry-after: ';

/** One kept connection; `done(status, hasRetryAfter)` when the reply is whole, status 0 where it broke. */
export class Line {
  requestBytes = 0;
  replyBytes = 0;
  #text = '';
  #socket;
  #usedAt = 0;
  #done;

  constructor({ hostname, port }) {
    this.address = { host: hostname, port, noDelay: true };
  }

  send(request, now, done) {
    this.#done = done;
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed || now - this.#usedAt > STALE_AFTER) this.#open();
    this.#usedAt = now;
    this.requestBytes += request.length;
    this.#socket.write(request, 'latin1');
  }

  end() {
    this.#socket?.destroy();
  }

  #open() {
    this.#socket?.removeAllListeners('close').destroy();
    const socket = connect(this.address);
    socket.setEncoding('latin1');
    this.#text = '';
    socket.on('data', (data) => this.#read(data));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#finish(0));
    this.#socket = socket;
  }

  #read(data) {
    this.replyBytes += data.length;
    const text = this.#text === '' ? data : this.#text + data;
    const head = text.indexOf('\r\n\r\n');
    const length = text.indexOf(LENGTH);
    const isWhole =
      head !== -1 &&
      text.length >= head + 4 + (length === -1 ? 0 : Number.parseInt(text.slice(length + LENGTH.length)));
    this.#text = isWhole ? '' : text;
    if (!isWhole) return;
    const retryAfter = text.indexOf(RETRY_AFTER);
    this.#finish(Number(text.slice(9, 12)), retryAfter !== -1 && retryAfter < head);
  }

  #finish(status, hasRetryAfter) {
    const done = this.#done;
    this.#done = undefined;
    done?.(status, hasRetryAfter);
  }
}
