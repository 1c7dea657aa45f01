import { AnalyticsModule } from '@hearback/analytics';
import { run } from '@hearback/runtime';
await run({ analytics: AnalyticsModule });
