import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { confirmationToken } from '../product/confirm-address.mjs';

/**
 * A mail server that records what it received: how often and when by Message-ID, and the distinct bodies. For the share `loseReplies`
 * of the mails it drops the connection after receiving them, before its reply. `confirmations` has the token of the newest confirmation
 * mail to each address; these mails are not recorded. `onMail` gets the text of each other one.
 */
export async function startSmtpSink({ random, loseReplies = 0.1, onMail = () => undefined }) {
  const received = new Map();
  const confirmations = new Map();
  let arrivals = 0;
  let lost = 0;
  let last = '';
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
        last = text;
        onMail(text);
        const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
        const isLost = random() < loseReplies;
        const to = session.envelope.rcptTo[0].address;
        const entry = received.get(id) ?? { times: 0, arrivals: [], bodies: new Set(), to };
        entry.times += 1;
        entry.arrivals.push({ at: Date.now(), lost: isLost });
        entry.bodies.add(contentOf(text));
        received.set(id, entry);
        arrivals += 1;
        if (!isLost) return done();
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
    /** Mails received, copies included. */
    get arrivals() {
      return arrivals;
    },
    get lost() {
      return lost;
    },
    /** The newest mail as it was received. */
    get last() {
      return last;
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
