import type { VNode } from 'preact';
import { Check, Undo } from '../parts/icons.js';
import { TalkNow } from '../parts/page-footer.js';
import { filled } from '../texts/own-texts.js';
import { LinkFrame, type LinkFrameProps } from './link-frame.js';
import { PREFERENCE_FIELDS as FIELDS } from './preference-fields.js';
import { withLanguage } from './preferences-page.js';
import { TOPICS } from './preference-table.js';

/** The page that offers less before nothing. */
export interface UnsubscribeProps extends LinkFrameProps {
  readonly action: string;
  /** What the question of the mail was about, if it is known. */
  readonly topic?: string;
  /** Says that a choice was taken back. */
  readonly isUndone?: boolean;
}

/** Less, not about this, nothing: opening it changes nothing. */
export function UnsubscribePage(props: UnsubscribeProps): VNode {
  const { own, sender, action, isUndone } = props;
  const { texts } = own;
  const topic = TOPICS.find((each) => each === props.topic);
  const stopText = sender.name === undefined ? texts.stopText : filled(texts.stopTextOf, { name: sender.name });
  const choices = [
    { value: 'less', title: texts.less, text: texts.lessText },
    ...(topic === undefined
      ? []
      : [
          {
            value: 'not_about_this',
            title: texts.notAbout,
            text: filled(texts.notAboutText, { topic: texts[topic] }),
          },
        ]),
    { value: 'stop', title: texts.stop, text: stopText },
  ];
  return (
    <LinkFrame {...props}>
      {isUndone && (
        <p class="nt" role="status">
          {texts.undone}
        </p>
      )}
      <form method="post" action={action} accept-charset="utf-8">
        <input type="hidden" name={FIELDS.page} value={own.language} />
        <fieldset>
          <legend>
            <h1>{texts.stopAsk}</h1>
          </legend>
          <p class="hint">{texts.unchanged}</p>
          {choices.map(({ value, title, text }) => (
            <label class="sw">
              <input type="radio" name={FIELDS.choice} value={value} checked={value === 'stop'} />
              <span>
                <b>{title}</b>
                <span class="s">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="act">
          <button class="go" type="submit" name={FIELDS.go} value="choose">
            {texts.confirmChoice}
          </button>
        </div>
      </form>
      <p class="s sec">{texts.onlyQuestions}</p>
    </LinkFrame>
  );
}

/** What is said after a choice. */
export interface UnsubscribedProps extends LinkFrameProps {
  readonly action: string;
  readonly choice: 'less' | 'not_about_this' | 'stop';
  readonly at: Date;
  /** The address of the page of preferences. */
  readonly preferences: string;
}

const DONE = { less: 'doneLess', not_about_this: 'doneNotAbout', stop: 'doneStop' } as const;

/** Done, with the way back. */
export function UnsubscribedPage(props: UnsubscribedProps): VNode {
  const { own, contact, action, choice, at, preferences } = props;
  const { texts, language } = own;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  return (
    <LinkFrame {...props}>
      <div class="ok">
        <Check />
      </div>
      <h1>{texts[DONE[choice]]}</h1>
      <p class="hint">{filled(texts.doneText, { when })}</p>
      <form method="post" action={action} accept-charset="utf-8" class="act">
        <input type="hidden" name={FIELDS.page} value={language} />
        <button class="b2" type="submit" name={FIELDS.go} value="undo">
          <Undo />
          {texts.undo}
        </button>
        <a href={withLanguage(preferences, language)}>{texts.otherChoices}</a>
      </form>
      <TalkNow view={{ language, own: own.shared }} contact={contact} />
    </LinkFrame>
  );
}
