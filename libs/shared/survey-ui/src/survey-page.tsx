import type { VNode } from 'preact';
import type { Question } from '@hearback/questionnaire';
import { FORM_FIELDS } from './form/field-names.js';
import { fieldsOf } from './form/write-form.js';
import { BrandHeader, LanguageButtons, type Sender } from './parts/brand-header.js';
import { ErrorSummary, type SummaryError } from './parts/error-summary.js';
import { PageFooter, type Contact } from './parts/page-footer.js';
import { Progress, type ProgressState } from './parts/progress.js';
import { QuestionFields } from './parts/question-fields.js';
import { TestNote } from './parts/test-note.js';
import { ownText, viewText, type SurveyView } from './parts/view.js';
import { Words } from './parts/words.js';

/** A screen of the survey's page. */
export interface PageProps {
  readonly view: SurveyView;
  readonly sender: Sender;
  readonly contact?: Contact;
  readonly privacyUrl?: string;
  readonly progress: ProgressState;
  /** Where the form is sent. */
  readonly action: string;
  /** Names and values of the form's own hidden fields, and of the survey's. */
  readonly hidden: readonly (readonly [string, string])[];
  /** The questions of this screen, and those that script shows on it too, each with whether it is asked now. */
  readonly asked: readonly AskedQuestion[];
  readonly more: readonly AskedQuestion[];
  /** Answered questions of other screens, whose answers the form carries along. */
  readonly carried: readonly Question[];
  readonly summary: readonly SummaryError[];
  readonly notice?: 'busy' | 'errTrap' | 'tooFast' | 'manyAnswers';
  /** Where script gets a challenge, if a proof of work is asked for. */
  readonly challenges?: string;
  /** Whether the survey is only tried out, which the page says. */
  readonly isTest?: boolean;
  readonly hasWelcome: boolean;
  readonly hasBack: boolean;
  /** On a device that many people use: larger, and the browser fills in nothing. */
  readonly isKiosk?: boolean;
  /** Whether this screen is the last one, without script and with it. */
  readonly isLast: { readonly plain: boolean; readonly scripted: boolean };
}

export interface AskedQuestion {
  readonly question: Question;
  readonly isAsked: boolean;
}

const FORM = 'survey';

/** One screen: header, progress, questions, buttons and footer. Works without JavaScript. */
export function SurveyPage(props: PageProps): VNode {
  const { view, sender, contact, privacyUrl, summary, notice } = props;
  return (
    <main class={props.isKiosk ? 'pg kio' : 'pg'}>
      {/* The first submit button of a form is the one that Enter presses. */}
      <button class="vh" type="submit" form={FORM} tabIndex={-1} aria-hidden="true" />
      <BrandHeader sender={sender}>
        <LanguageButtons view={view} form={FORM} go={FORM_FIELDS.go} />
      </BrandHeader>
      {props.isTest && <TestNote view={view} />}
      <ErrorSummary view={view} errors={summary} />
      {notice && (
        <p
          class="nt"
          role="status"
          id="notice"
          data-challenges={props.challenges}
          data-checking={props.challenges && ownText(view, 'checking').text}
        >
          <Words of={ownText(view, notice)} on={view.language} />
        </p>
      )}
      <Progress view={view} progress={props.progress} />
      <Welcome {...props} />
      <form
        id={FORM}
        method="post"
        action={props.action}
        accept-charset="utf-8"
        noValidate
        autoComplete={props.isKiosk ? 'off' : undefined}
      >
        <HiddenFields {...props} />
        {props.asked.map(({ question, isAsked }, index) => (
          <QuestionFields
            view={view}
            question={question}
            isFirst={index === 0}
            isFollowUp={false}
            isHidden={!isAsked}
          />
        ))}
        <More {...props} />
        <Buttons {...props} mode="plain" />
      </form>
      <PageFooter
        view={view}
        sender={sender}
        contact={contact}
        privacyUrl={privacyUrl}
        isAnonymous={view.survey.anonymous !== undefined}
      />
    </main>
  );
}

function Welcome({ view, hasWelcome }: PageProps): VNode | null {
  const title = viewText(view, 'welcome.title');
  const text = viewText(view, 'welcome.text');
  if (!hasWelcome || (title ?? text) === undefined) return null;
  return (
    <div class="wel">
      {title && (
        <p class="wt">
          <Words of={title} on={view.language} />
        </p>
      )}
      {text && (
        <p class="wx">
          <Words of={text} on={view.language} />
        </p>
      )}
    </div>
  );
}

/** Hidden inputs, and those for the answers to questions that only script shows, which script disables with their fieldset. */
function HiddenFields(props: PageProps): VNode {
  const { view, hidden, carried } = props;
  const fields = [...hidden, ...carried.flatMap((question) => fieldsOf(question, view.answers[question.key]))];
  return (
    <>
      {fields.map(hiddenInput)}
      <fieldset id="plain" hidden>
        {props.more.flatMap(({ question }) => fieldsOf(question, view.answers[question.key])).map(hiddenInput)}
      </fieldset>
      <input
        class="vh"
        type="text"
        name={FORM_FIELDS.trap}
        tabIndex={-1}
        autoComplete="off"
        aria-hidden="true"
        aria-label="Leave this field empty"
      />
    </>
  );
}

function hiddenInput([name, value]: readonly [string, string]): VNode {
  return <input type="hidden" name={name} value={value} />;
}

/** What the screen has with script. The fieldset is disabled, and so neither shown nor sent, until script enables it. */
function More(props: PageProps): VNode {
  return (
    <fieldset class="more" id="more" disabled>
      <input type="hidden" name={FORM_FIELDS.script} value="1" />
      {props.more.map(({ question, isAsked }) => (
        <QuestionFields
          view={props.view}
          question={question}
          isFirst={false}
          isFollowUp={question.show_if !== undefined}
          isHidden={!isAsked}
        />
      ))}
      <Buttons {...props} mode="scripted" />
    </fieldset>
  );
}

function Buttons({ view, hasBack, isLast, mode }: PageProps & { mode: keyof PageProps['isLast'] }): VNode {
  return (
    <div class={mode === 'plain' ? 'act nj' : 'act'}>
      <button class="go" type="submit" name={FORM_FIELDS.go} value="next">
        <Words of={ownText(view, isLast[mode] ? 'send' : 'next')} on={view.language} />
      </button>
      {hasBack && (
        <button class="bk" type="submit" name={FORM_FIELDS.go} value="back" formNoValidate>
          <Words of={ownText(view, 'back')} on={view.language} />
        </button>
      )}
    </div>
  );
}
