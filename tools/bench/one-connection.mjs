import { connect } from 'node:net';

/**
 * Sends GET after GET over one connection that stays open, and reads each reply to its end without looking into it: what is
 * measured is the product, not the client. `get(path)` resolves with the status.
 */
export function oneConnection(url, authorization) {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let head = '';
  let left = 0;
  let waiting;
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the connection was closed')));
  socket.on('data', (data) => {
    if (left > 0) left -= data.length;
    else {
      head += data.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      left = Number(/content-length: (\d+)/i.exec(head)[1]) - (head.length - end - 4);
    }
    if (left > 0) return;
    const status = Number(head.slice(9, 12));
    head = '';
    waiting.resolve(status);
  });
  return {
    get(path) {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\n\r\n`);
      });
    },
    close: () => socket.destroy(),
  };
}
