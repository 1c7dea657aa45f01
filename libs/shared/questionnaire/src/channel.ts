/**
 * The channel of a response: the public page of the survey, a personal link, a mailed
 * invitation, a tablet that many people use, the API, the widget, an
 * imported file, a conversation that staff wrote down, or a public review. A new one is added here; readers of events accept unknown channels.
 */
export const CHANNELS = [
  'link',
  'personal',
  'email',
  'kiosk',
  'api',
  'widget',
  'import',
  'phone',
  'counter',
  'review',
] as const;

/** The channel of a response. */
export type Channel = (typeof CHANNELS)[number];

/** Channels of answers that a customer said and somebody else wrote down: on the phone, at the counter. */
export const LOGGED_CHANNELS: readonly Channel[] = ['phone', 'counter'];
