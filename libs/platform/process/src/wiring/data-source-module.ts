import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { ServiceName } from '@hearback/kernel';
import { Infrastructure } from './infrastructure.js';

/**
 * Makes the service's data source known to Nest under the service's name, opened already and as the request role. Services
 * reach their rows through TenantDatabase alone; what Nest has to offer for TypeORM finds it here.
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
