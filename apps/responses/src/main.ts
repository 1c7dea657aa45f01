import { ResponsesModule } from '@hearback/responses';
import { run } from '@hearback/runtime';
await run({ responses: ResponsesModule });
