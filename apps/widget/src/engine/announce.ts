/** What pages can listen to on `document`. */
export type Moment = 'shown' | 'answered' | 'completed' | 'dismissed';

/** Tells the page; what the visitor answered is not part of it. */
export function announce(moment: Moment, surveyId: string, question?: string): void {
  const detail = { survey_id: surveyId, ...(question !== undefined && { question }) };
  document.dispatchEvent(new CustomEvent(`hearback:${moment}`, { detail }));
}
