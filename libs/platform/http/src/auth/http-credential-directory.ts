import type { Caller } from './caller.js';
import {
  CredentialDirectory,
  fromCallerDocument,
  type CallerDocument,
  type Credential,
} from './credential-directory.js';
import { INTERNAL_HEADER } from './internal-secret.js';
import { requestErrors } from '../problems/request.errors.js';

/** Milliseconds to wait for accounts. */
const RESOLVE_TIMEOUT_MS = 3_000;

/** `CredentialDirectory` that asks the accounts service: `POST {url}/internal/credentials/resolve`. */
export class HttpCredentialDirectory extends CredentialDirectory {
  constructor(
    private readonly accountsUrl: () => string,
    private readonly internalSecret: string,
  ) {
    super();
  }

  override resolve(credential: Credential): Promise<Caller | undefined> {
    return this.#ask(credential);
  }

  override peek(credential: Credential): Promise<Caller | undefined> {
    return this.#ask({ ...credential, use: false });
  }

  async #ask(question: Credential & { readonly use?: boolean }): Promise<Caller | undefined> {
    const reply = await fetch(`${this.accountsUrl()}/internal/credentials/resolve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [INTERNAL_HEADER]: this.internalSecret },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.timeout(RESOLVE_TIMEOUT_MS),
    }).catch(() => undefined);
    if (reply?.status === 404) return void (await reply.arrayBuffer());
    if (reply?.status !== 200) {
      await reply?.arrayBuffer().catch(() => undefined);
      throw requestErrors.error('unavailable', 'Credentials cannot be checked at the moment.', { retryAfter: 1 });
    }
    const { caller } = (await reply.json()) as { readonly caller: CallerDocument };
    return fromCallerDocument(caller);
  }
}
