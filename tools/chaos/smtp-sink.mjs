import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server that keeps what it took: by Message-ID how often, and the distinct bodies. Of `lose` of the mails (a share)
 * it loses the reply after taking them, as a connection that breaks at the worst moment does.
 */
export async function startSmtpSink({ random, lose = 0.1 }) {
  const taken = new Map();
  let lost = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
        const entry = taken.get(id) ?? { times: 0, bodies: new Set(), to: session.envelope.rcptTo[0].address };
        entry.times += 1;
        entry.bodies.add(contentOf(text));
        taken.set(id, entry);
        if (random() >= lose) return done();
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
    taken,
    get lost() {
      return lost;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A mail without what may differ between two tries: its date and the boundaries between its parts. */
function contentOf(text) {
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1];
  const plain = (boundary === undefined ? text : text.replaceAll(boundary, '')).replace(/^date:.*$/im, '');
  return createHash('sha256').update(plain).digest('base64');
}
