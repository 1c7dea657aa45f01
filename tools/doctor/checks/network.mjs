import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createTransport } from 'nodemailer';
import { ok, problem, warning } from '../finding.mjs';

const WITHIN = 5000;
const DAY = 86_400_000;

/** Whether the product answers at an address, and what it says of itself. */
export async function productFindings(url, check) {
  let reply;
  try {
    reply = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(WITHIN) });
  } catch (error) {
    const why = error.cause?.code ?? error.name;
    return [problem(check, `${url} does not answer (${why})`, 'see whether it runs, and whether a proxy leads there')];
  }
  const body = await reply.json().catch(() => ({}));
  if (reply.ok && body.status !== 'ready')
    return [problem(check, `${url} is not Hearback`, 'correct the address, or the proxy')];
  if (!reply.ok) {
    const failing = (body.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
    return [problem(check, `${url} is not ready: ${failing.join('; ') || `status ${reply.status}`}`, 'see its log')];
  }
  const warnings = body.warnings.map(({ check: name, detail }) =>
    warning(check, `${name} ${detail}`, 'see "First steps in an incident" in docs/operations.md'),
  );
  return warnings.length > 0 ? warnings : [ok(check, `${url} is ready`)];
}

/** How long the certificate of an https:// address is valid. */
export function certificateFinding(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connectTls({
      host: hostname,
      port: Number(port || 443),
      timeout: WITHIN,
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
    });
    const done = (finding) => {
      socket.destroy();
      resolve(finding);
    };
    socket.once('secureConnect', () => {
      const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / DAY);
      const found = `valid for ${days} more days`;
      done(
        days < 14
          ? warning('certificate', found, 'renew it, and see why that was not automatic')
          : ok('certificate', found),
      );
    });
    const failed = (error) =>
      done(problem('certificate', `${hostname}: ${error.code ?? error.message}`, 'renew or correct the certificate'));
    socket.once('error', failed);
    socket.once('timeout', () => failed({ code: 'no answer' }));
  });
}

/** Whether mails can leave: the server answers, and accepts the credentials. Nothing is sent. */
export async function mailFinding({ NOTIFICATIONS_SMTP_URL: url, NOTIFICATIONS_SMTP_TLS: tls }) {
  if (url === undefined)
    return warning(
      'mail',
      'no mail server: all mails stay in the built-in inbox, nobody outside gets one',
      'set NOTIFICATIONS_SMTP_URL (docs/sending.md)',
    );
  const { hostname } = new URL(url);
  const transport = createTransport(url, {
    connectionTimeout: WITHIN,
    greetingTimeout: WITHIN,
    socketTimeout: WITHIN,
    requireTLS:
      tls !== 'optional' && url.startsWith('smtp:') && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname),
  });
  try {
    await transport.verify();
    return ok('mail', `${hostname} accepts us`);
  } catch (error) {
    const fix =
      error.code === 'EAUTH' ? 'correct user and password' : 'correct NOTIFICATIONS_SMTP_URL, or open the way to it';
    return problem('mail', `${hostname}: ${error.code ?? error.message}`, fix);
  } finally {
    transport.close();
  }
}

/** Whether each broker of Kafka can be reached. */
export function kafkaFindings({ HEARBACK_KAFKA_BROKERS: brokers }) {
  if (brokers === undefined) return [];
  return Promise.all(
    brokers.split(',').map(
      (broker) =>
        new Promise((resolve) => {
          const [host, port] = broker.split(':');
          const socket = connect({ host, port: Number(port), timeout: WITHIN });
          const done = (finding) => {
            socket.destroy();
            resolve(finding);
          };
          const fix = 'start the broker, or correct HEARBACK_KAFKA_BROKERS; answers wait in PostgreSQL meanwhile';
          socket.once('connect', () => done(ok('Kafka', `${broker} can be reached`)));
          socket.once('error', (error) => done(problem('Kafka', `${broker}: ${error.code}`, fix)));
          socket.once('timeout', () => done(problem('Kafka', `${broker} does not answer`, fix)));
        }),
    ),
  );
}
