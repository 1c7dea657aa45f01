/** The stages of the customer journey, in its order. */
export const JOURNEY_STAGES = ['discover', 'evaluate', 'buy', 'receive', 'use', 'support', 'renew', 'leave'] as const;

export type JourneyStage = (typeof JOURNEY_STAGES)[number];
