/** How a customer told staff what they want. */
export const CHANGE_REASONS = ['asked_by_phone', 'asked_by_mail', 'asked_in_person', 'asked_in_answer'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];
