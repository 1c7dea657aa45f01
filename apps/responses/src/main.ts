import { ResponsesModule } from '@hearback/responses';
import { run } from '@hearback/process';
await run({ responses: ResponsesModule });
