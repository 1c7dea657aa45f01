import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import { type Check, type HealthChecks } from '@hearback/process';

/** Milliseconds for one service; its own checks give up after 2,000. */
const PATIENCE_MS = 2_500;

interface Problem {
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/**
 * Whether the services behind the gateway are ready: a check for each, which says what the service says. They are warnings:
 * while one is away the gateway serves the others.
 */
export class UpstreamHealth implements HealthChecks {
  #asking: Promise<readonly Check[]> | undefined;

  constructor(private readonly urls: Readonly<Record<ServiceName, string>>) {}

  /** Asks all services at once; who asks while that is under way gets the same answer. */
  check(): Promise<readonly Check[]> {
    this.#asking ??= Promise.all(SERVICE_NAMES.map((name) => checkOf(name, this.urls[name]))).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}

async function checkOf(name: ServiceName, url: string): Promise<Check> {
  try {
    const reply = await fetch(`${url}/health/ready`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    const { errors = [] } = (await reply.json()) as Problem;
    if (reply.ok) return { name, stops: false };
    const defects = errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join(', ');
    return { name, stops: false, defect: defects || `answers with ${reply.status}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { name, stops: false, defect: isLate ? 'does not answer' : 'cannot be reached' };
  }
}
