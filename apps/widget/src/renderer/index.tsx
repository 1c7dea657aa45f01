import { viewText } from '@hearback/survey-ui';
import type { Session } from '../engine/session.js';
import { SurveyForm } from './survey-form.js';
import { firstViewOf } from './view-of.js';

/** What the survey asks first, as plain text. */
export function titleOf(session: Session): string {
  const view = firstViewOf(session);
  const first = session.survey.definition.questions[0];
  return viewText(view, `questions.${first?.key}.title`)?.text ?? view.own.texts.feedback;
}

/** Renders the survey in the element. `onThanks` is called when it is answered. */
export function mount(root: HTMLElement, session: Session, onThanks: () => void): void {
  new SurveyForm(root, session, onThanks).begin();
}

/** What the engine imports. */
export interface RendererModule {
  readonly mount: typeof mount;
  readonly titleOf: typeof titleOf;
}
