import type { ProvenIdentity, SsoConnection } from '../../domain/single-sign-on.js';

/** How this installation is known at a provider. */
export type ProviderClient = Pick<SsoConnection, 'issuer' | 'clientId' | 'clientSecret'>;

/** What ties a reply of the provider to the request that led to it. */
export interface RequestTies {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Identity providers that speak OpenID Connect, at addresses that admins have typed. */
export abstract class IdentityProviders {
  /** A new state, nonce and PKCE verifier, each of 256 random bits. */
  abstract newTies(): RequestTies;
  /** The issuer as the provider names itself. Throws `provider-unusable`, which names the defect. */
  abstract check(client: ProviderClient): Promise<string>;
  /** Where the browser is sent. Throws `provider-unusable`. */
  abstract authorizationUrl(client: ProviderClient, ties: RequestTies, loginHint: string | undefined): Promise<string>;
  /**
   * Who signed in there, by the parameters with which the browser came back. Throws `sso-failed` unless state, issuer, code, verifier,
   * signature, audience and nonce are all those of the request.
   */
  abstract identityOf(client: ProviderClient, ties: RequestTies, parameters: URLSearchParams): Promise<ProvenIdentity>;
}
