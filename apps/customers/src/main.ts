import { CustomersModule } from '@hearback/customers';
import { run } from '@hearback/runtime';
await run({ customers: CustomersModule });
