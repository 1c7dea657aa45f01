import type { ServiceSchema } from '@hearback/database';
import { Notifications1764547200001 } from './migrations/0001-notifications.js';

/** The schema of notifications. */
export const notificationsSchema: ServiceSchema = {
  name: 'notifications',
  migrations: [Notifications1764547200001],
};
