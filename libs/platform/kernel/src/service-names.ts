/** The services of the product; each name is at once library, schema, topic, consumer group, URL segment, error prefix and deployment. */
export const SERVICE_NAMES = [
  'accounts',
  'customers',
  'survey',
  'responses',
  'analytics',
  'followups',
  'notifications',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
