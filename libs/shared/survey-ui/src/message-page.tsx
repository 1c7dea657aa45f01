import type { ScoreLevel } from '@hearback/questionnaire';
import type { VNode } from 'preact';
import { FORM_FIELDS } from './form/field-names.js';
import { BrandHeader, type Sender } from './parts/brand-header.js';
import { Check } from './parts/icons.js';
import { PageFooter, TalkNow, type Contact } from './parts/page-footer.js';
import { TestNote } from './parts/test-note.js';
import { ownText, viewText, type SurveyView } from './parts/view.js';
import { Words } from './parts/words.js';
import type { SurveyText } from './texts/survey-text.js';
import type { LocalTexts, TextName } from './texts/own-texts.js';

/** The thank-you page. */
export interface ThanksProps {
  readonly view: SurveyView;
  readonly sender: Sender;
  readonly contact?: Contact;
  readonly privacyUrl?: string;
  /** Level of the score, which chooses the words. */
  readonly level?: ScoreLevel;
  /** Token of the preview, if the survey was only tried out, which the page says. */
  readonly preview?: string;
  /** Where the answer can be changed. */
  readonly action: string;
}

/** Thanks in the survey's words, with the way back to the answer. */
export function ThanksPage(props: ThanksProps): VNode {
  const { view, sender, contact, privacyUrl, action, level, preview } = props;
  const on = view.language;
  return (
    <main class="pg">
      <BrandHeader sender={sender} />
      {preview && <TestNote view={view} />}
      <ThanksWords view={view} level={level} heading="h1" />
      {/* Script knows the answer, and shows the form. */}
      <form id="change" method="post" action={action} accept-charset="utf-8" hidden>
        <input type="hidden" name={FORM_FIELDS.submission} />
        <input type="hidden" name={FORM_FIELDS.editKey} />
        <input type="hidden" name={FORM_FIELDS.language} value={on} />
        {preview && <input type="hidden" name={FORM_FIELDS.preview} value={preview} />}
        <button class="ln" type="submit" name={FORM_FIELDS.go} value="edit">
          <Words of={ownText(view, 'change')} on={on} />
        </button>
      </form>
      <TalkNow view={view} contact={contact} />
      <PageFooter view={view} sender={sender} privacyUrl={privacyUrl} />
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

/** A page of one heading and one sentence, without a survey. */
export function MessagePage({
  own,
  heading,
  sentence,
}: {
  own: LocalTexts;
  heading: TextName;
  sentence: TextName;
}): VNode {
  const text = (name: TextName): SurveyText => ownText({ own }, name);
  return (
    <main class="pg">
      <h1>
        <Words of={text(heading)} on={own.language} />
      </h1>
      <p class="hint">
        <Words of={text(sentence)} on={own.language} />
      </p>
    </main>
  );
}
