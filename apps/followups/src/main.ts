import { FollowupsModule } from '@hearback/followups';
import { run } from '@hearback/process';
await run({ followups: FollowupsModule });
