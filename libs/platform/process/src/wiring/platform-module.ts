import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import {
  AccessGuard,
  DtoPipe,
  KeyedHash,
  ProblemFilter,
  ReplyHeaders,
  RouteRegistry,
  Idempotency,
  ControllerDatabases,
  ReplySeal,
  StoredReplies,
} from '@hearback/http';
import type { ServiceModuleClass } from '../service-definition.js';
import { Infrastructure } from './infrastructure.js';
import { NestControllerDatabases } from './providers-of.js';

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
        { provide: ControllerDatabases, useClass: NestControllerDatabases },
        { provide: KeyedHash, useValue: new KeyedHash(infrastructure.settings.platform.internalSecret) },
        {
          provide: StoredReplies,
          useFactory: () =>
            new StoredReplies(new ReplySeal(infrastructure.settings.platform.internalSecret), infrastructure.clock),
        },
      ],
      exports: [Infrastructure, RouteRegistry, ControllerDatabases, StoredReplies, KeyedHash],
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
