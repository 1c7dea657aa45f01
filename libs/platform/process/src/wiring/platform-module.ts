import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import {
  AccessGuard,
  DtoPipe,
  Idempotency,
  ProblemFilter,
  ReplyHeaders,
  type AccessCheck,
  type CredentialDirectory,
  type RouteRegistry,
} from '@hearback/http';
import type { ServiceModuleClass } from '../service-definition.js';
import type { Infrastructure } from './infrastructure.js';
import { InfrastructureModule } from './infrastructure-module.js';

/** What the root module needs. */
export interface PlatformParts {
  readonly services: readonly ServiceModuleClass[];
  readonly infrastructure: Infrastructure;
  readonly registry: RouteRegistry;
  readonly credentials: CredentialDirectory;
  readonly access: AccessCheck;
}

/** The root module of a process. */
@Module({})
export class PlatformModule {
  static of({ services, infrastructure, registry, credentials, access }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        InfrastructureModule.of(infrastructure, registry, { credentials, access }),
        ...services,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: DtoPipe },
        { provide: APP_INTERCEPTOR, useClass: ReplyHeaders },
        { provide: APP_INTERCEPTOR, useClass: Idempotency },
      ],
    };
  }
}
