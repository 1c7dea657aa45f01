import type { ScoreLevel } from '@hearback/questionnaire';
import type { VNode } from 'preact';
import { FORM_FIELDS } from './form/field-names.js';
import { BrandHeader, type Sender } from './parts/brand-header.js';
import { Check } from './parts/icons.js';
import { PageFooter, TalkNow, type Contact } from './parts/page-footer.js';
import { TestNote } from './parts/test-note.js';
import { ownText, viewText, type SurveyView } from './parts/view.js';
import { Words } from './parts/words.js';

/** What changing or withdrawing an answer needs. */
export interface AnswerKey {
  readonly submissionId: string;
  readonly editKey: string;
}

/** The thank-you page. */
export interface ThanksProps {
  readonly view: SurveyView;
  readonly sender: Sender;
  readonly contact?: Contact;
  /** Address of the page on which customers ask to be called back. */
  readonly callBack?: string;
  readonly privacyUrl?: string;
  /** Level of the score, which chooses the words. */
  readonly level?: ScoreLevel;
  /** Token of the preview, if the survey was only tried out, which the page says. */
  readonly preview?: string;
  /** Where the answer can be changed. */
  readonly action: string;
  /** The answer, for pages without script; with script it comes in the fragment of the address. */
  readonly answer?: AnswerKey;
  /** On a shared device: where the next person begins, instead of the ways to change the answer. */
  readonly startOver?: string;
}

/** Thanks in the survey's words, with the way back to the answer. */
export function ThanksPage(props: ThanksProps): VNode {
  const { view, sender, contact, privacyUrl, level, startOver, preview } = props;
  const isAnonymous = view.survey.anonymous !== undefined;
  return (
    <main class={startOver === undefined ? 'pg' : 'pg kio'}>
      <BrandHeader sender={sender} />
      {preview && <TestNote view={view} />}
      <ThanksWords view={view} level={level} heading="h1" />
      {startOver !== undefined && <StartOver view={view} href={startOver} />}
      {startOver === undefined && !isAnonymous && <ChangeForm {...props} />}
      {startOver === undefined && <TalkNow view={view} contact={contact} callBack={props.callBack} />}
      <PageFooter view={view} sender={sender} privacyUrl={privacyUrl} isAnonymous={isAnonymous} />
    </main>
  );
}

/** Thanks in the survey's words for the level, else for all levels, else in the interface's own. */
export function ThanksWords({ view, level, heading: Heading }: ThanksWordsProps): VNode {
  const on = view.language;
  const find = (name: 'title' | 'text') =>
    (level && viewText(view, `thank_you.${level}.${name}`)) ?? viewText(view, `thank_you.${name}`);
  return (
    <>
      <div class="ok">
        <Check />
      </div>
      <Heading>
        <Words of={find('title') ?? ownText(view, 'thanks')} on={on} />
      </Heading>
      <p class="hint">
        <Words of={find('text') ?? ownText(view, 'thanksText')} on={on} />
      </p>
    </>
  );
}

interface ThanksWordsProps extends Pick<ThanksProps, 'view' | 'level'> {
  readonly heading: 'h1' | 'h2';
}

/** Without the answer the form is hidden: script fills it in and shows it. */
function ChangeForm({ view, action, answer, preview }: ThanksProps): VNode {
  const on = view.language;
  return (
    <form id="change" method="post" action={action} accept-charset="utf-8" hidden={answer === undefined}>
      <AnswerFields answer={answer} language={on} preview={preview} />
      <button class="ln" type="submit" name={FORM_FIELDS.go} value="edit">
        <Words of={ownText(view, 'change')} on={on} />
      </button>{' '}
      <button class="ln" type="submit" name={FORM_FIELDS.go} value="withdraw">
        <Words of={ownText(view, 'withdraw')} on={on} />
      </button>
    </form>
  );
}

function StartOver({ view, href }: { view: SurveyView; href: string }): VNode {
  return (
    <div class="act">
      <a class="go" id="start" href={href}>
        <Words of={ownText(view, 'startOver')} on={view.language} />
      </a>
    </div>
  );
}

function AnswerFields({
  answer,
  language,
  preview,
}: {
  answer?: AnswerKey;
  language: string;
  preview?: string;
}): VNode {
  return (
    <>
      <input type="hidden" name={FORM_FIELDS.submission} value={answer?.submissionId} />
      <input type="hidden" name={FORM_FIELDS.editKey} value={answer?.editKey} />
      <input type="hidden" name={FORM_FIELDS.language} value={language} />
      {preview && <input type="hidden" name={FORM_FIELDS.preview} value={preview} />}
    </>
  );
}

/** Asks whether an answer is to be withdrawn, because nothing brings it back. */
export function WithdrawPage({
  view,
  sender,
  privacyUrl,
  action,
  answer,
  preview,
}: Omit<ThanksProps, 'level' | 'startOver' | 'contact'>): VNode {
  const on = view.language;
  return (
    <main class="pg">
      <BrandHeader sender={sender} />
      <h1>
        <Words of={ownText(view, 'withdrawAsk')} on={on} />
      </h1>
      <p class="hint">
        <Words of={ownText(view, 'withdrawText')} on={on} />
      </p>
      <form method="post" action={action} accept-charset="utf-8">
        <AnswerFields answer={answer} language={on} preview={preview} />
        <div class="act">
          <button class="go" type="submit" name={FORM_FIELDS.go} value="withdraw-now">
            <Words of={ownText(view, 'withdrawNow')} on={on} />
          </button>
          <button class="bk" type="submit" name={FORM_FIELDS.go} value="keep">
            <Words of={ownText(view, 'keep')} on={on} />
          </button>
        </div>
      </form>
      <PageFooter view={view} sender={sender} privacyUrl={privacyUrl} />
    </main>
  );
}
