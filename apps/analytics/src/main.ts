import { AnalyticsModule } from '@hearback/analytics';
import { run } from '@hearback/process';
await run({ analytics: AnalyticsModule });
