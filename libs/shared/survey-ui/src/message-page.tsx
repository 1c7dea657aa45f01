import type { VNode } from 'preact';
import { BrandHeader, type Sender } from './parts/brand-header.js';
import { PageFooter, TalkNow, type Contact } from './parts/page-footer.js';
import { ownText, type SurveyView } from './parts/view.js';
import { Words } from './parts/words.js';
import type { SurveyText } from './texts/survey-text.js';
import type { LocalTexts, TextName } from './texts/own-texts.js';

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

/** A page that says something about a survey, such as that it is closed. */
export interface NoticeProps {
  readonly view: SurveyView;
  readonly sender: Sender;
  readonly contact?: Contact;
  readonly privacyUrl?: string;
  readonly heading: TextName;
  readonly sentence: TextName;
  /** Values of the sentence. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Heading and sentence in the workspace's look, with the ways to a person. */
export function NoticePage({ view, sender, contact, privacyUrl, heading, sentence, values }: NoticeProps): VNode {
  const on = view.language;
  return (
    <main class="pg">
      <BrandHeader sender={sender} />
      <h1>
        <Words of={ownText(view, heading)} on={on} />
      </h1>
      <p class="hint">
        <Words of={ownText(view, sentence, values)} on={on} />
      </p>
      <TalkNow view={view} contact={contact} />
      <PageFooter view={view} sender={sender} privacyUrl={privacyUrl} />
    </main>
  );
}
