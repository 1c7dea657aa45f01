import { scoreLevelOf, secondsOf, type Question } from '@hearback/questionnaire';
import type { VNode } from 'preact';
import { firstControl } from '../form/field-names.js';
import { pagesOf } from '../form/pages.js';
import type { FilledIn } from '../form/read-form.js';
import { Screens, type Place } from '../form/screens.js';
import type { SurveyView } from '../parts/view.js';
import { SurveyPage } from '../survey-page.js';
import { interfaceTexts } from '../texts/interface-texts.js';
import { ThanksPage } from '../thanks-page.js';
import type { Preview } from './preview-message.js';

/** Where a preview is: a screen, or at its end. */
export interface PreviewState {
  readonly filledIn: FilledIn;
  readonly place: Place | 'thanks';
  /** Sentences about wrong answers, by question key. */
  readonly errors: ReadonlyMap<string, string>;
}

/** The page of the survey as customers with script see it. */
export function previewPage(preview: Preview, { filledIn, place, errors }: PreviewState): VNode {
  const { survey, language, sender, contact } = preview;
  const view: SurveyView = {
    survey,
    language,
    own: interfaceTexts(language, survey.tone ?? preview.tone),
    piped: { hidden: filledIn.hiddenFields, customer: {} },
    answers: filledIn.answers,
    errors,
  };
  if (place === 'thanks') {
    const level = scoreLevelOf(survey, filledIn.answers);
    return <ThanksPage view={view} sender={sender} contact={contact} level={level} action="#" />;
  }
  const pages = pagesOf(survey.questions);
  const screens = new Screens(pages, filledIn.visible, true);
  const { own, more } = screens.questionsAt(place);
  const asked = new Set(filledIn.visible.map(({ key }) => key));
  const asAsked = (question: Question) => ({ question, isAsked: asked.has(question.key) });
  const shown = new Set([...own, ...more].map(({ key }) => key));
  const before = new Set(pages.slice(0, place.page).flatMap(({ parts }) => parts.flat().map(({ key }) => key)));
  const steps = screens.steps();
  const isLast = screens.next(place) === undefined;
  return (
    <SurveyPage
      view={view}
      sender={sender}
      contact={contact}
      progress={{
        step: steps.indexOf(place.page) + 1,
        steps: steps.length,
        seconds: secondsOf(
          survey,
          filledIn.visible.filter(({ key }) => !before.has(key)),
          language,
        ),
        isSaved: false,
      }}
      action="#"
      hidden={[]}
      asked={own.map(asAsked)}
      more={more.map(asAsked)}
      carried={filledIn.visible.filter(({ key }) => !shown.has(key))}
      summary={filledIn.visible
        .filter(({ key }) => errors.has(key))
        .map(({ key }) => ({ text: errors.get(key)!, control: firstControl(key) }))}
      hasWelcome={screens.previous(place) === undefined}
      hasBack={screens.previous(place) !== undefined}
      isLast={{ plain: isLast, scripted: isLast }}
    />
  );
}
