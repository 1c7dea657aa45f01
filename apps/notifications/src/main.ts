import { NotificationsModule } from '@hearback/notifications';
import { run } from '@hearback/process';
await run({ notifications: NotificationsModule });
