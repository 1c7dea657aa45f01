import { randomUUID } from 'node:crypto';
import { request, Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** One submission over a kept connection; resolves to the status, or to undefined where no reply came. */
function submit(agent, url, key, body) {
  return new Promise((resolve) => {
    const text = JSON.stringify(body);
    const call = request(
      `${url}/v1/responses`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      },
      (reply) => {
        let content = '';
        reply.on('data', (chunk) => (content += chunk));
        reply.on('end', () => resolve({ status: reply.statusCode, content }));
        reply.on('error', () => resolve(undefined));
      },
    );
    call.setTimeout(10_000, () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end(text);
  });
}

/**
 * Sends answers until `enough()` says stop and writes what became of each into `ledger`: a Map from submission id to
 * `{ score, comment, acked, attempts }`. Whatever got no 2xx is sent again with the same id until it is acknowledged, so
 * at the end every entry is acknowledged unless `giveUp` comes first.
 */
export async function runLoad({ url, key, surveyId, ledger, random, workers = 16, enough, giveUp }) {
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  const unexpected = new Map();
  const one = async () => {
    while (!enough()) {
      const id = randomUUID();
      const score = Math.floor(random() * 11);
      const comment = random() < 0.3;
      const entry = { score, comment, acked: false, attempts: 0 };
      ledger.set(id, entry);
      const body = {
        survey_id: surveyId,
        submission_id: id,
        answers: { recommend: score, ...(comment ? { why: `because of ${score}` } : {}) },
        language: 'en',
      };
      while (!entry.acked && !giveUp()) {
        entry.attempts += 1;
        const reply = await submit(agent, url, key, body);
        if (reply !== undefined && reply.status >= 200 && reply.status < 300) entry.acked = true;
        else {
          if (reply !== undefined && reply.status !== 503)
            unexpected.set(reply.status, `${unexpected.get(reply.status) ?? ''}${reply.content}\n`.slice(0, 2000));
          await wait(20 + random() * 80);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, one));
  agent.destroy();
  return { unexpected };
}
