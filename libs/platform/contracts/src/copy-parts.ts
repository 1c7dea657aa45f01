import {
  CustomersCopyPartCollected,
  FollowupsCopyPartCollected,
  NotificationsCopyPartCollected,
  ResponsesCopyPartCollected,
  SurveyCopyPartCollected,
} from './data-copies.events.js';

/** The events with the parts of a copy, by the services that store something of customers: a copy waits for all of them. */
export const COPY_PARTS = {
  customers: CustomersCopyPartCollected,
  survey: SurveyCopyPartCollected,
  responses: ResponsesCopyPartCollected,
  followups: FollowupsCopyPartCollected,
  notifications: NotificationsCopyPartCollected,
} as const;
export type CopyingService = keyof typeof COPY_PARTS;
