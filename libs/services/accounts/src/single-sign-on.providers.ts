import type { Provider, Type } from '@nestjs/common';
import { SafeFetch } from '@hearback/safe-fetch';
import { AccountsConfig } from './accounts.config.js';
import { DnsDomainTexts } from './dns/dns-domain-texts.js';
import { BeginSingleSignOn } from './application/single-sign-on/begin-single-sign-on.js';
import { ChangeSingleSignOn } from './application/single-sign-on/change-single-sign-on.js';
import { DomainTexts } from './application/single-sign-on/domain-texts.js';
import { FinishSingleSignOn } from './application/single-sign-on/finish-single-sign-on.js';
import { IdentityProviders } from './application/single-sign-on/identity-providers.js';
import { JoiningPersons } from './application/single-sign-on/joining-persons.js';
import { JoinRequests } from './application/single-sign-on/join-requests.js';
import { OwnIdentity } from './application/single-sign-on/own-identity.js';
import { OwnSessions } from './application/single-sign-on/own-sessions.js';
import { ProvenPersons } from './application/single-sign-on/proven-persons.js';
import { SsoConnections } from './application/single-sign-on/sso-connections.js';
import { SsoDomains } from './application/single-sign-on/sso-domains.js';
import {
  JoinRequestStore,
  SsoAttemptStore,
  SsoDomainStore,
  SsoLookup,
  SsoStore,
} from './application/single-sign-on/sso-store.js';
import { JoinRequestsController } from './http/single-sign-on/join-requests.controller.js';
import { SingleSignOnController } from './http/single-sign-on/single-sign-on.controller.js';
import { SsoAttemptsController } from './http/single-sign-on/sso-attempts.controller.js';
import { SsoDomainsController } from './http/single-sign-on/sso-domains.controller.js';
import { SqlSsoLookup } from './persistence/single-sign-on/sql-sso-lookup.js';
import { TypeormJoinRequestStore } from './persistence/single-sign-on/typeorm-join-request-store.js';
import { TypeormSsoAttemptStore } from './persistence/single-sign-on/typeorm-sso-attempt-store.js';
import { TypeormSsoDomainStore } from './persistence/single-sign-on/typeorm-sso-domain-store.js';
import { TypeormSsoStore } from './persistence/single-sign-on/typeorm-sso-store.js';
import { OpenidProviders } from './sign-in/openid-providers.js';

/** The routes of single sign-on. */
export const SINGLE_SIGN_ON_CONTROLLERS: readonly Type[] = [
  SingleSignOnController,
  SsoDomainsController,
  JoinRequestsController,
  SsoAttemptsController,
];

/** What single sign-on is made of. */
export const SINGLE_SIGN_ON_PROVIDERS: readonly Provider[] = [
  ChangeSingleSignOn,
  SsoDomains,
  BeginSingleSignOn,
  FinishSingleSignOn,
  JoinRequests,
  OwnIdentity,
  SsoConnections,
  OwnSessions,
  ProvenPersons,
  JoiningPersons,
  { provide: SsoStore, useClass: TypeormSsoStore },
  { provide: SsoDomainStore, useClass: TypeormSsoDomainStore },
  { provide: SsoAttemptStore, useClass: TypeormSsoAttemptStore },
  { provide: JoinRequestStore, useClass: TypeormJoinRequestStore },
  { provide: SsoLookup, useClass: SqlSsoLookup },
  { provide: IdentityProviders, useClass: OpenidProviders },
  { provide: DomainTexts, useClass: DnsDomainTexts },
  {
    provide: SafeFetch,
    inject: [AccountsConfig],
    useFactory: ({ identityProviderHosts }: AccountsConfig) =>
      new SafeFetch({ allowed: identityProviderHosts?.split(',') ?? [] }),
  },
];
