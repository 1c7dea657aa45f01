import { Setting } from '@hearback/process';
import { IsInt, Max, Min } from 'class-validator';

/** Settings of customers. */
export class CustomersConfig {
  @Setting({
    env: 'CUSTOMERS_ATTRIBUTES_PER_WORKSPACE',
    default: 200,
    description: 'Maximum number of attributes that a workspace may define.',
  })
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly attributesPerWorkspace: number;

  @Setting({
    env: 'CUSTOMERS_IMPORT_MAX_BYTES',
    default: 50_000_000,
    description: 'Maximum size of an imported file of customers or events in bytes.',
  })
  @IsInt()
  @Min(1000)
  readonly importMaxBytes: number;

  @Setting({
    env: 'CUSTOMERS_IMPORT_MAX_ROWS',
    default: 1_000_000,
    description: 'Maximum number of rows of an imported file of customers or events.',
  })
  @IsInt()
  @Min(1)
  readonly importMaxRows: number;
}
