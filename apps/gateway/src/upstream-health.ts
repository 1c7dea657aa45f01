import { SERVICE_NAMES, type ServiceName } from '@hearback/kernel';
import { type Check, type HealthChecks } from '@hearback/process';

/** Milliseconds to wait for one service; its own checks time out after 2,000. */
const HEALTH_TIMEOUT_MS = 2_500;

interface Problem {
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/**
 * Whether the services behind the gateway are ready: one check for each, with what the service itself reports. Failures are
 * warnings, because the gateway still serves the other services.
 */
export class UpstreamHealth implements HealthChecks {
  #asking: Promise<readonly Check[]> | undefined;

  constructor(private readonly urls: Readonly<Record<ServiceName, string>>) {}

  /** Asks all services at once; concurrent calls share one round of requests. */
  check(): Promise<readonly Check[]> {
    this.#asking ??= Promise.all(SERVICE_NAMES.map((name) => checkOf(name, this.urls[name]))).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}

async function checkOf(name: ServiceName, url: string): Promise<Check> {
  try {
    const reply = await fetch(`${url}/health/ready`, {
      redirect: 'error',
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    });
    const { errors = [] } = (await reply.json()) as Problem;
    if (reply.ok) return { name, isCritical: false };
    const defects = errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join(', ');
    return { name, isCritical: false, defect: defects || `responds with ${reply.status}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { name, isCritical: false, defect: isLate ? 'does not respond' : 'cannot be reached' };
  }
}
