/**
 * How a response comes in: through the survey's public page, the API, the widget, or an imported file. A new one is added
 * here and to the check constraint of `responses.response`; readers of events accept channels that they do not know.
 */
export const CHANNELS = ['link', 'api', 'widget', 'import'] as const;

/** How a response came in. */
export type Channel = (typeof CHANNELS)[number];
