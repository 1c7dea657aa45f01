import { AccountsModule } from '@hearback/accounts';
import { run } from '@hearback/runtime';
await run({ accounts: AccountsModule });
