/**
 * The channel of a response: the public page of the survey, the API, the widget, or an imported file. A new one is added here
 * and to the check constraint of `responses.response`; readers of events accept unknown channels.
 */
export const CHANNELS = ['link', 'api', 'widget', 'import'] as const;

/** The channel of a response. */
export type Channel = (typeof CHANNELS)[number];
