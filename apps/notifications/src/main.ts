import { NotificationsModule } from '@hearback/notifications';
import { run } from '@hearback/runtime';
await run({ notifications: NotificationsModule });
