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
}
