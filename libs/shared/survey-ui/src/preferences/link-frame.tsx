import type { ComponentChildren, VNode } from 'preact';
import { BrandHeader, nameOf, type Sender } from '../parts/brand-header.js';
import { PageFooter, type Contact } from '../parts/page-footer.js';
import type { LocalTexts } from '../texts/own-texts.js';
import type { LocalPreferenceTexts } from '../texts/preferences/preference-texts.js';

/** The texts that the frame needs of a page's own. */
interface FrameTexts {
  readonly language: string;
  /** `language`: the label of the languages; `yours`: whose page it is. */
  readonly texts: { readonly language: string; readonly yours: string };
  readonly shared: LocalTexts;
}

/** What all pages have that links in mails open. */
export interface LinkFrameProps<Own extends FrameTexts = LocalPreferenceTexts> {
  readonly own: Own;
  readonly sender: Sender;
  readonly contact?: Contact;
  readonly privacyUrl?: string;
  /** Other languages of the page. */
  readonly languages: readonly string[];
}

/** The sender above, whose page it is and the way to a person below. */
export function LinkFrame({
  own,
  sender,
  contact,
  privacyUrl,
  languages,
  children,
}: LinkFrameProps<FrameTexts> & { children: ComponentChildren }): VNode {
  const view = { language: own.language, own: own.shared };
  return (
    <main class="pg">
      <BrandHeader sender={sender}>
        {languages.length > 0 && (
          <nav class="lang" aria-label={own.texts.language}>
            {languages.map((tag) => (
              <a href={`?lang=${tag}`} lang={tag} hreflang={tag}>
                {nameOf(tag)}
              </a>
            ))}
          </nav>
        )}
      </BrandHeader>
      {children}
      <PageFooter
        view={view}
        sender={sender}
        contact={contact}
        privacyUrl={privacyUrl}
        assurance={{ text: own.texts.yours, language: own.language }}
      />
    </main>
  );
}
