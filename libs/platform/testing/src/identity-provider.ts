import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountClaims, KoaContextWithOIDC, Provider } from 'oidc-provider';

/** Somebody who has an account at the provider. */
export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** The client that the provider knows. */
export const CLIENT = { client_id: 'hearback', client_secret: 'rT4bQ9zLm2Xw7Vc1Kp8Ys5Nd' } as const;

/**
 * An identity provider (OpenID Connect) on this machine. It asks for no password: whoever comes is the account that was chosen with
 * `signInAs`, unless the browser is signed in here already.
 */
export class IdentityProvider {
  #account: ProviderAccount = { sub: 'nobody' };
  readonly #accounts = new Map<string, ProviderAccount>();

  #redirectUri = '';

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  /** Listens; it serves once a client is registered. */
  static async start(): Promise<IdentityProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new IdentityProvider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  }

  /** Registers the client, to which browsers are sent back at this address. */
  async register(redirectUri: string): Promise<void> {
    this.#redirectUri = redirectUri;
    // Loaded here, so that tests without a provider do not wait for it.
    const { Provider: Server } = await import('oidc-provider');
    this.#serve(Server);
  }

  /** `host:port`, as the operator allows it. */
  get host(): string {
    return new URL(this.issuer).host;
  }

  signInAs(account: ProviderAccount): void {
    this.#account = account;
    this.#accounts.set(account.sub, account);
  }

  /** Follows the redirects of a new browser from an authorization request to where it is sent back. */
  async visit(authorizationUrl: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let url = new URL(authorizationUrl);
    for (let hops = 0; hops < 10; hops += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const [pair] of reply.headers.getSetCookie().map((text) => text.split(';'))) {
        const at = pair!.indexOf('=');
        cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
      }
      const location = reply.headers.get('location');
      if (location === null) throw new Error(`the provider replied ${reply.status}: ${await reply.text()}`);
      url = new URL(location, url);
      if (url.href.startsWith(this.#redirectUri)) return url;
    }
    throw new Error('the provider redirects for ever');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #serve(Server: typeof Provider): void {
    const provider = new Server(this.issuer, {
      clients: [{ ...CLIENT, redirect_uris: [this.#redirectUri], grant_types: ['authorization_code'] }],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['vQ3wLr7bTc4f'] },
      features: { devInteractions: { enabled: false } },
      // The values that it would take, with a warning.
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: (): AccountClaims => ({ ...this.#accounts.get(sub), sub }),
      }),
      loadExistingGrant: (context) => grantAll(provider, context),
    });
    const serve = provider.callback();
    this.server.on('request', (request, reply) => {
      if (request.url?.startsWith('/interaction/') !== true) return void serve(request, reply);
      const login = { accountId: this.#account.sub };
      provider.interactionFinished(request, reply, { login }).catch(() => reply.destroy());
    });
  }
}

async function grantAll(provider: Provider, { oidc }: KoaContextWithOIDC) {
  const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
