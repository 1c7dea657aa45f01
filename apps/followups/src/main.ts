import { FollowupsModule } from '@hearback/followups';
import { run } from '@hearback/runtime';
await run({ followups: FollowupsModule });
