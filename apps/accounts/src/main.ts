import { AccountsModule } from '@hearback/accounts';
import { run } from '@hearback/process';
await run({ accounts: AccountsModule });
