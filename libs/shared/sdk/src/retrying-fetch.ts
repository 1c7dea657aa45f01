import { IDEMPOTENCY_KEY } from './idempotency-keys.js';

/** How often a call is repeated, and how long it may take. */
export interface RetryOptions {
  /** How often a call is repeated after its first attempt. Default: 3. */
  readonly retries?: number;
  /** Upper limit of the delay before the first repetition, doubled for each further one. Milliseconds. Default: 250. */
  readonly baseDelayMs?: number;
  /** Longest delay that is waited for, also if `Retry-After` asks for more: then the reply is returned. Milliseconds. Default: 60,000. */
  readonly maxDelayMs?: number;
  /** How long an attempt may wait for the head of the reply. Milliseconds. Default: 30,000. */
  readonly timeoutMs?: number;
  /** Sends a request. Default: the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Statuses of a request that was not handled, or of which the caller cannot know it. */
const TEMPORARY: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** Methods whose repetition changes nothing more. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * A `fetch` that repeats requests whose repetition is harmless. The delay is random below a limit that doubles, and at least what
 * `Retry-After` says. Rejects with the last error of the network, or with a TimeoutError; at once when the caller aborts.
 */
export function retryingFetch(options: RetryOptions): (request: Request) => Promise<Response> {
  const { retries = 3, baseDelayMs = 250, maxDelayMs = 60_000, timeoutMs = 30_000 } = options;
  // Looked up at each call, as tests and instrumentation replace it.
  const send = options.fetch ?? ((request: Request) => fetch(request));
  return async (request) => {
    const attempts = isRepeatable(request) ? retries + 1 : 1;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts;
      const backOff = Math.random() * baseDelayMs * 2 ** (attempt - 1);
      let delay: number;
      try {
        const reply = await inTime(send, isLast ? request : request.clone(), timeoutMs);
        if (isLast || !(await isTemporary(reply))) return reply;
        delay = Math.max(backOff, retryAfterMs(reply));
        if (delay > maxDelayMs) return reply;
        await reply.body?.cancel();
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
        delay = Math.min(backOff, maxDelayMs);
      }
      await pause(delay, request.signal);
    }
  };
}

/** With `If-Match`, a repetition after a lost reply would report a conflict with the caller's own change. */
function isRepeatable({ method, headers }: Request): boolean {
  if (method === 'POST') return headers.has(IDEMPOTENCY_KEY);
  return IDEMPOTENT.has(method) && !headers.has('if-match');
}

async function isTemporary(reply: Response): Promise<boolean> {
  if (reply.status !== 409) return TEMPORARY.has(reply.status);
  // The first attempt is still running; its reply will be given to this one.
  const problem: unknown = await reply
    .clone()
    .json()
    .catch(() => undefined);
  return (problem as { code?: unknown } | undefined)?.code === 'request.key-in-use';
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; 0 without it. */
function retryAfterMs({ headers }: Response): number {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - Date.now());
}

/** Sends a request and gives up if the head of the reply does not come in time. The body may take longer. */
async function inTime(
  send: (request: Request) => Promise<Response>,
  request: Request,
  timeoutMs: number,
): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new DOMException(`no reply within ${timeoutMs} ms`, 'TimeoutError'));
  }, timeoutMs);
  try {
    return await send(new Request(request, { signal: AbortSignal.any([request.signal, late.signal]) }));
  } finally {
    clearTimeout(timer);
  }
}

/** Waits; rejects with the reason of the signal when it aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
