import { emailAddress } from '@hearback/kernel';
import { SafeFetch } from '@hearback/safe-fetch';
import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { AccountsConfig } from '../accounts.config.js';
import { accountsErrors } from '../application/accounts.errors.js';
import {
  IdentityProviders,
  type ProviderClient,
  type RequestTies,
} from '../application/single-sign-on/identity-providers.js';
import { redirectUri } from '../application/single-sign-on/redirect-uri.js';
import type { ProvenIdentity } from '../domain/single-sign-on.js';
import { normalEmail } from '../domain/staff.js';

/** Names longer than a member's are cut. */
const NAME_LENGTH = 200;
/** Bounds of what is stored of an identity (OpenID Connect Core, 2: a subject has at most 255 characters). */
const SUBJECT_LENGTH = 255;

/** A request that `SafeFetch` did not make, or that got no reply. */
class NoReply extends Error {}

/** `IdentityProviders` by openid-client. All requests, also to endpoints that the provider names, leave by `SafeFetch`. */
@Injectable()
export class OpenidProviders extends IdentityProviders {
  readonly #redirectUri: string;

  constructor(
    private readonly safeFetch: SafeFetch,
    { publicUrl }: AccountsConfig,
  ) {
    super();
    this.#redirectUri = redirectUri(publicUrl);
  }

  override newTies(): RequestTies {
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
  }

  override async check(client: ProviderClient): Promise<string> {
    const defect = this.safeFetch.defectOf(client.issuer);
    if (defect !== undefined) throw unusable(defect === 'not-a-url' ? 'malformed' : 'not-public');
    const metadata = (await this.#configuration(client)).serverMetadata();
    this.#checkedEndpoint(metadata.authorization_endpoint);
    if (metadata.token_endpoint === undefined || metadata.jwks_uri === undefined) throw unusable('incomplete');
    return metadata.issuer;
  }

  override async authorizationUrl(client: ProviderClient, ties: RequestTies, hint: string | undefined) {
    const configuration = await this.#configuration(client);
    this.#checkedEndpoint(configuration.serverMetadata().authorization_endpoint);
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid email profile',
      state: ties.state,
      nonce: ties.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(ties.codeVerifier),
      code_challenge_method: 'S256',
      ...(hint === undefined ? {} : { login_hint: hint }),
    });
    return url.href;
  }

  override async identityOf(client: ProviderClient, ties: RequestTies, parameters: URLSearchParams) {
    const configuration = await this.#configuration(client).catch(() => {
      throw accountsErrors.error('sso-failed');
    });
    try {
      const reply = await oidc.authorizationCodeGrant(
        configuration,
        new URL(`${this.#redirectUri}?${parameters.toString()}`),
        {
          expectedState: ties.state,
          expectedNonce: ties.nonce,
          pkceCodeVerifier: ties.codeVerifier,
          idTokenExpected: true,
        },
      );
      const claims = reply.claims()!;
      const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
      const more =
        claims.email === undefined && hasUserInfo
          ? await oidc.fetchUserInfo(configuration, reply.access_token, claims.sub)
          : {};
      return identityIn({ ...more, ...claims });
    } catch {
      throw accountsErrors.error('sso-failed');
    }
  }

  async #configuration({ issuer, clientId, clientSecret }: ProviderClient): Promise<oidc.Configuration> {
    // Only hosts that the operator has listed can speak HTTP: SafeFetch refuses all others.
    const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const own = { [oidc.customFetch]: this.#fetch, execute: insecure };
    try {
      const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), own);
      const metadata = found.serverMetadata();
      const configuration = new oidc.Configuration(
        metadata,
        clientId,
        undefined,
        authentication(metadata, clientSecret),
      );
      configuration[oidc.customFetch] = this.#fetch;
      for (const allow of insecure) allow(configuration);
      // The signature of the token is checked too, not only the connection on which it came.
      oidc.enableNonRepudiationChecks(configuration);
      return configuration;
    } catch (error) {
      throw unusable(causedByNoReply(error) ? 'unreachable' : 'no-provider');
    }
  }

  /** An address to which browsers are sent, which the provider names. */
  #checkedEndpoint(url: string | undefined): void {
    if (url === undefined) throw unusable('incomplete');
    if (this.safeFetch.defectOf(url) !== undefined) throw unusable('not-public');
  }

  readonly #fetch: oidc.CustomFetch = async (url, { method, headers, body }) => {
    const result = await this.safeFetch.send({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      ...(body === undefined || body === null ? {} : { body: String(body as URLSearchParams | string) }),
    });
    if (result.outcome !== 'replied') throw new NoReply(result.reason);
    const hasBody = ![204, 205, 304].includes(result.status);
    return new Response(hasBody ? result.body : null, { status: result.status, headers: plainHeaders(result.headers) });
  };
}

/** By the secret in the header, as the specification has it by default, unless the provider takes it in the body only. */
function authentication(
  { token_endpoint_auth_methods_supported: methods }: oidc.ServerMetadata,
  secret: string | null,
): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const isInBody = methods !== undefined && !methods.includes('client_secret_basic');
  return isInBody ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
}

/** The headers that the library reads; others may be malformed. */
function plainHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const type = headers['content-type'];
  return type === undefined ? {} : { 'content-type': type };
}

function identityIn(claims: Readonly<Record<string, unknown>>): ProvenIdentity {
  const { iss, sub, email, email_verified: isVerified, name } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_LENGTH)
    throw new TypeError('the token names nobody');
  const address = isVerified === true && typeof email === 'string' ? emailAddress(email) : undefined;
  return {
    issuer: iss,
    subject: sub.toWellFormed(),
    verifiedEmail: address === undefined ? null : normalEmail(address),
    name: typeof name === 'string' && name.trim() !== '' ? storable(name) : null,
  };
}

function storable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH);
}

function causedByNoReply(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof NoReply) return true;
  return false;
}

type Defect = 'malformed' | 'not-public' | 'unreachable' | 'no-provider' | 'incomplete';

const DETAILS: Readonly<Record<Defect, string>> = {
  malformed: 'must be an https:// address',
  'not-public': 'must be a public https:// address, and so must the endpoints that it names',
  unreachable: 'does not answer under /.well-known/openid-configuration',
  'no-provider': 'must be the issuer that its /.well-known/openid-configuration names',
  incomplete: 'must name its endpoints for authorization, tokens and keys',
};

function unusable(code: Defect): Error {
  return accountsErrors.error('provider-unusable', undefined, {
    errors: [{ pointer: '/issuer', code, detail: DETAILS[code] }],
  });
}
