import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from '../auth/access-guard.js';
import { DtoPipe } from '../http/dto-pipe.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { ReplyHeaders } from '../http/reply-headers.js';
import { RouteRegistry } from '../http/route-registry.js';
import { Idempotency } from '../idempotency/idempotency.js';
import type { ServiceModuleClass } from '../service-definition.js';
import { Infrastructure } from './infrastructure.js';

/** What the services of a process share inside Nest. */
@Module({})
class InfrastructureModule {}

/** The root module of a process. */
@Module({})
export class PlatformModule {
  static of(
    services: readonly ServiceModuleClass[],
    infrastructure: Infrastructure,
    registry: RouteRegistry,
  ): DynamicModule {
    const shared: DynamicModule = {
      module: InfrastructureModule,
      global: true,
      providers: [
        { provide: Infrastructure, useValue: infrastructure },
        { provide: RouteRegistry, useValue: registry },
      ],
      exports: [Infrastructure, RouteRegistry],
    };
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, shared, ...services],
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
