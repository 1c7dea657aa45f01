import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { ServiceName } from '@hearback/kernel';
import { Infrastructure } from './infrastructure.js';

/**
 * Registers the service's open data source (request role) with Nest under the service's name. Services access their rows only
 * through TenantDatabase; this is for `@InjectDataSource` and other integrations of Nest with TypeORM.
 */
export function dataSourceModule(service: ServiceName): DynamicModule {
  let opened: DataSource | undefined;
  return TypeOrmModule.forRootAsync({
    name: service,
    inject: [Infrastructure],
    useFactory: (infrastructure: Infrastructure) => {
      opened = infrastructure.of(service).database.dataSource;
      return opened.options;
    },
    dataSourceFactory: () => Promise.resolve(opened!),
  });
}
