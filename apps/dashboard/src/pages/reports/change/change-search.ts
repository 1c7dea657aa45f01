/** The dimensions by which a score is split here; a segment of customers is one more. */
export const DIMENSIONS = ['touchpoint', 'survey', 'channel', 'language'] as const;
