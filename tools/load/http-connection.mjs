import { connect } from 'node:net';

/**
 * One persistent HTTP/1.1 connection that sends one request at a time and reads only the status and header of each response,
 * so that the client costs little next to what is measured. Responses must have a Content-Length or no body.
 */
export class HttpConnection {
  #address;
  #socket;
  #header = '';
  #bodyBytesLeft = 0;
  #done;

  constructor(url) {
    const { hostname, port } = new URL(url);
    this.#address = { host: hostname, port: Number(port), noDelay: true };
  }

  /** Resolves when the connection is established. */
  open() {
    this.#connect();
    return new Promise((resolve, reject) => this.#socket.once('connect', resolve).once('error', reject));
  }

  /** Sends the bytes of a request (latin1); `done(status, header)` is called with status 0 if the connection breaks. */
  send(request, done) {
    this.#done = done;
    if (this.#socket === undefined || this.#socket.destroyed) this.#connect();
    this.#socket.write(request, 'latin1');
  }

  close() {
    this.#socket?.destroy();
  }

  #connect() {
    const socket = connect(this.#address);
    this.#socket = socket;
    this.#header = '';
    this.#bodyBytesLeft = 0;
    socket.on('data', (data) => this.#read(data));
    socket.on('error', () => undefined); // `close` follows
    socket.on('close', () => socket === this.#socket && this.#finish(0));
  }

  #read(data) {
    if (this.#bodyBytesLeft > 0) this.#bodyBytesLeft -= data.length;
    else {
      this.#header += data.toString('latin1');
      const end = this.#header.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#header)?.[1] ?? 0);
      this.#bodyBytesLeft = length - (this.#header.length - end - 4);
    }
    if (this.#bodyBytesLeft <= 0) this.#finish(Number(this.#header.slice(9, 12)));
  }

  #finish(status) {
    const header = this.#header;
    const done = this.#done;
    this.#header = '';
    this.#bodyBytesLeft = 0;
    this.#done = undefined;
    done?.(status, header);
  }
}
