import type { ComponentChildren, VNode } from 'preact';
import { SCORE_LEVELS, scoreLevelOf, type Question } from '@hearback/questionnaire';
import { firstControl } from '../form/field-names.js';
import type { SurveyText } from '../texts/survey-text.js';
import { Alert } from './icons.js';
import { ownText, questionText, type SurveyView } from './view.js';
import { Words } from './words.js';

/** How a question is set: the first of a page is the largest; a follow-up has a bar at its start side. */
export interface FrameProps {
  readonly view: SurveyView;
  readonly question: Question;
  readonly isFirst: boolean;
  readonly isFollowUp: boolean;
  /** Not asked with the answers so far; script shows it when it is. */
  readonly isHidden: boolean;
  /** Level of the first question's heading; in a page of others, which has a heading of its own, it is `h2`. */
  readonly heading?: 'h1' | 'h2';
}

/** The ids that describe the question's controls: help, error, and further ones such as the ends of a scale. */
export function descriptionOf(props: FrameProps, more: readonly string[] = []): string | undefined {
  const { view, question } = props;
  const { key } = question;
  const ids = [
    (introductionOf(props) ?? questionText(view, question, 'help')) && `q-${key}-help`,
    view.errors.has(key) && `q-${key}-error`,
    ...more,
  ].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

function classOf({ view, question, isFirst, isFollowUp }: FrameProps): string {
  return ['q', !isFirst && 'q2', isFollowUp && 'fu', view.errors.has(question.key) && 'bad'].filter(Boolean).join(' ');
}

/** The statement that customers agree with, which is what a question of effort asks. */
function statementOf({ view, question }: FrameProps): SurveyText | undefined {
  const statement = question.kind === 'ces' ? questionText(view, question, 'statement') : undefined;
  return statement && { ...statement, text: `“${statement.text}”` };
}

/** The title of a question with a statement: it says what the statement is about. */
function introductionOf(props: FrameProps): SurveyText | undefined {
  return statementOf(props) && questionText(props.view, props.question, 'title');
}

/**
 * The statement or the title. A title with words for levels of the score has them all, and script shows those that fit the score;
 * without script the score is known when the question is asked.
 */
function TitleWords(props: FrameProps): VNode {
  const { view, question } = props;
  const on = view.language;
  const levels = SCORE_LEVELS.filter((level) => questionText(view, question, `title.${level}`) !== undefined);
  const title = statementOf(props) ?? questionText(view, question, 'title');
  if (levels.length === 0) return <Words of={title} on={on} />;
  const shown = levels.find((level) => level === scoreLevelOf(view.survey, view.answers)) ?? '';
  return (
    <span data-levels>
      <span data-level="" hidden={shown !== ''}>
        <Words of={title} on={on} />
      </span>
      {levels.map((level) => (
        <span data-level={level} hidden={shown !== level}>
          <Words of={questionText(view, question, `title.${level}`)} on={on} />
        </span>
      ))}
    </span>
  );
}

function Title(props: FrameProps): VNode {
  const { view, question } = props;
  const on = view.language;
  return (
    <>
      <TitleWords {...props} />
      {question.kind === 'multi' && questionText(view, question, 'help') === undefined && (
        <>
          {' '}
          <span class="opt">
            <Words of={ownText(view, 'chooseAll')} on={on} />
          </span>
        </>
      )}
      {!question.required && question.kind !== 'multi' && (
        <>
          {' '}
          <span class="opt">
            <Words of={ownText(view, 'optional')} on={on} />
          </span>
        </>
      )}
    </>
  );
}

/** Help and error, between the title and the controls. */
function Remarks(props: FrameProps): VNode {
  const { view, question } = props;
  const { key } = question;
  const introduction = introductionOf(props);
  const help = questionText(view, question, 'help');
  const error = view.errors.get(key);
  return (
    <>
      {(introduction ?? help) && (
        <p class="hint" id={`q-${key}-help`}>
          <Words of={introduction} on={view.language} /> <Words of={help} on={view.language} />
        </p>
      )}
      {error !== undefined && (
        <p class="em" id={`q-${key}-error`}>
          <Alert />
          <Words of={{ text: error, language: view.own.language }} on={view.language} />
        </p>
      )}
    </>
  );
}

/** A question of several controls. */
export function Group(props: FrameProps & { described?: readonly string[]; children: ComponentChildren }): VNode {
  const { view, question, isFirst, isHidden, described, children, heading: Heading = 'h1' } = props;
  const title = <Title {...props} />;
  return (
    <fieldset
      id={`q-${question.key}`}
      class={classOf(props)}
      hidden={isHidden}
      aria-describedby={descriptionOf(props, described)}
      aria-invalid={view.errors.has(question.key) || undefined}
    >
      <legend>{isFirst ? <Heading>{title}</Heading> : title}</legend>
      <Remarks {...props} />
      {children}
    </fieldset>
  );
}

/** A question of one control, which its label names. */
export function Labelled(props: FrameProps & { children: ComponentChildren }): VNode {
  const { question, isFirst, isHidden, children, heading: Heading = 'h1' } = props;
  const label = (
    <label class="lb" for={firstControl(question.key)}>
      <Title {...props} />
    </label>
  );
  return (
    <div id={`q-${question.key}`} class={classOf(props)} hidden={isHidden}>
      {isFirst ? <Heading>{label}</Heading> : label}
      <Remarks {...props} />
      {children}
    </div>
  );
}
