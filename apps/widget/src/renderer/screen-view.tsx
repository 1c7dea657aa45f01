import type { Question } from '@hearback/questionnaire';
import {
  ErrorSummary,
  ownText,
  QuestionFields,
  reachAddress,
  Steps,
  viewText,
  Words,
  type Contact,
  type SummaryError,
  type SurveyView,
} from '@hearback/survey-ui';
import type { VNode } from 'preact';

interface ScreenProps {
  readonly view: SurveyView;
  readonly contact: Contact | null;
  readonly questions: readonly Question[];
  /** Keys of the questions that are asked with the answers so far. */
  readonly asked: ReadonlySet<string>;
  readonly summary: readonly SummaryError[];
  readonly step: number;
  readonly steps: number;
  readonly hasBack: boolean;
  readonly isLast: boolean;
}

/** A screen of the survey. */
export function ScreenView(props: ScreenProps): VNode {
  const { view, questions, asked, summary, step, steps, hasBack, isLast } = props;
  const first = questions.find(({ key }) => asked.has(key));
  return (
    <form noValidate>
      <Steps step={step} steps={steps} />
      {step === 1 && <Welcome view={view} />}
      <ErrorSummary view={view} errors={summary} />
      {questions.map((question) => (
        <QuestionFields
          view={view}
          question={question}
          heading="h2"
          isFirst={question === first}
          isFollowUp={question !== first && question.show_if !== undefined}
          isHidden={!asked.has(question.key)}
        />
      ))}
      <p class="stp" id="saved" role="status" />
      <div class="bt">
        <Assurance {...props} />
        {hasBack && (
          <button class="bk" type="submit" value="back" formNoValidate>
            <Words of={ownText(view, 'back')} on={view.language} />
          </button>
        )}
        <button class="go" type="submit" value="next">
          <Words of={ownText(view, isLast ? 'send' : 'next')} on={view.language} />
        </button>
      </div>
    </form>
  );
}

function Welcome({ view }: Pick<ScreenProps, 'view'>): VNode | null {
  const title = viewText(view, 'welcome.title');
  if (title === undefined) return null;
  return (
    <p class="wel">
      <Words of={title} on={view.language} />
    </p>
  );
}

/** What happens to the answer, and the way to a person. */
function Assurance({ view, contact }: ScreenProps): VNode {
  const reach = reachAddress(contact);
  return (
    <div class="pv">
      <span>
        <Words of={ownText(view, 'privacy')} on={view.language} />
      </span>
      {reach && (
        <a href={reach}>
          <Words of={ownText(view, 'reach')} on={view.language} />
        </a>
      )}
    </div>
  );
}
