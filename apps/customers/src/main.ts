import { CustomersModule } from '@hearback/customers';
import { run } from '@hearback/process';
await run({ customers: CustomersModule });
