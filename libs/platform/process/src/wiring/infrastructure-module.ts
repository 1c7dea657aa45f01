import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import {
  AccessCheck,
  ControllerDatabases,
  CredentialDirectory,
  CustomerSignatures,
  KeyedHash,
  Sealer,
  ReplyCipher,
  RouteRegistry,
  StoredReplies,
} from '@hearback/http';
import { previousSecretsOf } from '../config/platform-secrets.js';
import { Readiness } from '../health/readiness.js';
import { ServiceHealth } from '../health/service-health.js';
import { Background } from './background.js';
import { Infrastructure } from './infrastructure.js';
import { NestControllerDatabases } from './providers-of.js';

/** What the services of a process share. As a global module it is shut down after all others. */
@Module({})
export class InfrastructureModule implements OnApplicationShutdown {
  static of(
    infrastructure: Infrastructure,
    registry: RouteRegistry,
    { credentials, access }: { readonly credentials: CredentialDirectory; readonly access: AccessCheck },
  ): DynamicModule {
    const { platform } = infrastructure.settings;
    const previous = previousSecretsOf(platform);
    return {
      module: InfrastructureModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: Infrastructure, useValue: infrastructure },
        { provide: RouteRegistry, useValue: registry },
        { provide: CredentialDirectory, useValue: credentials },
        { provide: AccessCheck, useValue: access },
        { provide: KeyedHash, useValue: new KeyedHash(platform.internalSecret, previous) },
        { provide: Sealer, useValue: new Sealer(platform.internalSecret, previous) },
        { provide: CustomerSignatures, useValue: new CustomerSignatures(platform.internalSecret, previous) },
        { provide: ControllerDatabases, useClass: NestControllerDatabases },
        Background,
        Readiness,
        ServiceHealth,
        {
          provide: StoredReplies,
          inject: [KeyedHash],
          useFactory: (hash: KeyedHash) =>
            new StoredReplies(new ReplyCipher(platform.internalSecret, previous), hash, infrastructure.clock),
        },
      ],
      exports: [
        Infrastructure,
        RouteRegistry,
        CredentialDirectory,
        AccessCheck,
        ControllerDatabases,
        StoredReplies,
        KeyedHash,
        Sealer,
        CustomerSignatures,
        Background,
        Readiness,
        ServiceHealth,
      ],
    };
  }

  constructor(private readonly infrastructure: Infrastructure) {}

  onApplicationShutdown(): Promise<void> {
    return this.infrastructure.close();
  }
}
