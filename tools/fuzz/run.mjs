import { callsOf } from './calls.mjs';
import { ReplyCheck } from './check-reply.mjs';

/** Calls in flight at the same time. */
const CONCURRENCY = 8;

/**
 * Calls every operation of the document of the product at `url` in turn, `calls` in all, with the headers of a signed-in owner.
 * Returns the number of replies by status, and the distinct defects with an example of each.
 */
export async function fuzz({ url, document, headers, ids, seed, calls, log = () => {} }) {
  const check = new ReplyCheck(document);
  const source = callsOf(document, { seed, ids });
  const statuses = {};
  const defects = new Map();
  let sent = 0;
  const worker = async () => {
    while (sent < calls) {
      sent += 1;
      if (sent % 10_000 === 0) log(`${sent} calls, ${defects.size} defects`);
      const call = source.next().value;
      const reply = await send(url, headers, call);
      statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
      const defect = sessionDefect(call.operation, reply) ?? check.defectOf(call.operation, reply);
      if (defect === undefined) continue;
      const kind =
        `${call.operation.method} ${call.operation.path} ${defect.replaceAll(/req_\w+|[\d]{2,}/g, '')}`.slice(0, 200);
      const known = defects.get(kind);
      if (known === undefined)
        defects.set(kind, {
          times: 1,
          operation: `${call.operation.method} ${call.operation.path}`,
          defect,
          url: call.url,
          headers: call.headers,
          body: call.body,
        });
      else known.times += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return { sent, statuses, defects: [...defects.values()] };
}

/** Once the owner is signed out, a run would test only that requests without a credential are rejected. */
const sessionDefect = (operation, { status }) =>
  status === 401 && !isOpen(operation) ? 'the session of the owner has ended' : undefined;

/** Whether the operation needs no credential. */
const isOpen = ({ security = [] }) => security.length === 0;

async function send(url, owner, { operation, url: target, headers, body }) {
  const hasBody = body !== undefined && operation.method !== 'GET';
  const reply = await fetch(`${url}${target}`, {
    method: operation.method,
    // A sign-in as somebody else from the same browser would end the owner's session.
    headers: { ...(isOpen(operation) ? {} : owner), ...headers },
    redirect: 'manual',
    ...(hasBody ? { body } : {}),
  });
  return { status: reply.status, type: reply.headers.get('content-type') ?? '', text: await reply.text() };
}
