import type { VNode } from 'preact';
import { Document, Download, Eraser, Forward } from '../parts/icons.js';
import { LinkFrame, type LinkFrameProps } from './link-frame.js';
import { PREFERENCE_FIELDS as FIELDS, type PreferencesShown } from './preference-fields.js';
import { LanguageChoice, OftenChoice, PauseChoice, QuietChoice } from './preference-selects.js';
import { PreferenceTable } from './preference-table.js';

/** The page of preferences. */
export interface PreferencesProps extends LinkFrameProps {
  readonly shown: PreferencesShown;
  readonly action: string;
  /** `saved`, or `elsewhere` if somebody else has changed them since they were shown. */
  readonly notice?: 'saved' | 'elsewhere';
}

/** What a customer allows and wants, in one form. */
export function PreferencesPage(props: PreferencesProps): VNode {
  const { own, shown, action, notice } = props;
  const { texts } = own;
  return (
    <LinkFrame {...props}>
      <h1>{texts.heading}</h1>
      {notice === undefined ? (
        <p class="hint">{texts.lead}</p>
      ) : (
        <p class={notice === 'saved' ? 'nt' : 'nt bad'} role="status">
          {texts[notice]}
        </p>
      )}
      <form method="post" action={action} accept-charset="utf-8">
        <input type="hidden" name={FIELDS.page} value={own.language} />
        <input type="hidden" name={FIELDS.revision} value={shown.revision} />
        {shown.purposes.map((purpose) => (
          <input type="hidden" name={FIELDS.shown} value={purpose} />
        ))}
        <PreferenceTable own={own} shown={shown} />
        <OftenChoice own={own} shown={shown} />
        <section class="sec">
          <Toggle name={FIELDS.person} isOn={shown.prefersPerson} title={texts.person} text={texts.personText} />
          <Toggle
            name={FIELDS.noProfiling}
            isOn={!shown.purposes.includes('profiling')}
            title={texts.noProfiling}
            text={texts.noProfilingText}
          />
        </section>
        <LanguageChoice own={own} shown={shown} />
        <PauseChoice own={own} shown={shown} />
        <QuietChoice own={own} shown={shown} />
        <div class="act">
          <button class="go" type="submit" name={FIELDS.go} value="save">
            {texts.save}
          </button>
        </div>
      </form>
      <section class="sec">
        <h2>{texts.myData}</h2>
        <ul class="lst">
          {[
            { icon: <Document />, text: texts.kept, href: `${action}/data` },
            { icon: <Download />, text: texts.copy, href: `${action}/data#copy` },
            { icon: <Eraser />, text: texts.erase, href: `${action}/erase` },
          ].map(({ icon, text, href }) => (
            <li>
              <a href={withLanguage(href, own.language)}>
                {icon}
                <span>{text}</span>
                <Forward />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </LinkFrame>
  );
}

/** An address in the language of the page that leads there. */
export function withLanguage(href: string, language: string): string {
  const [path = '', fragment] = href.split('#');
  return `${path}?lang=${language}${fragment === undefined ? '' : `#${fragment}`}`;
}

function Toggle({ name, isOn, title, text }: { name: string; isOn: boolean; title: string; text: string }): VNode {
  return (
    <label class="sw">
      <input type="checkbox" name={name} value="1" checked={isOn} />
      <span>
        <b>{title}</b>
        <span class="s">{text}</span>
      </span>
    </label>
  );
}
