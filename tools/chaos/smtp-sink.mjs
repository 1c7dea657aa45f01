import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { confirmationToken } from '../product/confirm-address.mjs';

/**
 * A mail server that records what it received: how often by Message-ID, and the distinct bodies. For the share `loseReplies`
 * of the mails it drops the connection after receiving them, before its reply. `confirmations` has the token of the newest confirmation
 * mail to each address; these mails are not recorded.
 */
export async function startSmtpSink({ random, loseReplies = 0.1 }) {
  const received = new Map();
  const confirmations = new Map();
  let lost = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const token = confirmationToken(text.replaceAll('=\r\n', ''));
        if (token !== undefined) {
          confirmations.set(session.envelope.rcptTo[0].address, token);
          return done();
        }
        const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
        const entry = received.get(id) ?? { times: 0, bodies: new Set(), to: session.envelope.rcptTo[0].address };
        entry.times += 1;
        entry.bodies.add(contentOf(text));
        received.set(id, entry);
        if (random() >= loseReplies) return done();
        lost += 1;
        server.connections.forEach((connection) => connection.session === session && connection.close());
        return undefined;
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    received,
    confirmations,
    get lost() {
      return lost;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A digest of a mail without what may differ between two attempts: its date and its MIME boundaries. */
function contentOf(text) {
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1];
  const plain = (boundary === undefined ? text : text.replaceAll(boundary, '')).replace(/^date:.*$/im, '');
  return createHash('sha256').update(plain).digest('base64');
}
