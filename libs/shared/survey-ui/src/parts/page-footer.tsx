import type { VNode } from 'preact';
import type { Sender } from './brand-header.js';
import { Bubble, Lock } from './icons.js';
import { ownText, type SurveyView } from './view.js';
import { Words } from './words.js';

/** A way to a person at the workspace, such as `tel:` or `mailto:`. */
export interface Contact {
  readonly href: string;
}

/** Who reads the answers, and the way to a person where one is known. */
export function PageFooter({ view, sender, contact }: { view: SurveyView; sender: Sender; contact?: Contact }): VNode {
  const on = view.language;
  return (
    <footer class="ft">
      <p>
        <Lock />
        <span>
          <Words
            of={
              sender.name === undefined ? ownText(view, 'privacy') : ownText(view, 'privacyOf', { name: sender.name })
            }
            on={on}
          />
        </span>
      </p>
      {contact && (
        <p>
          <Bubble />
          <span>
            <Words of={ownText(view, 'talk')} on={on} />{' '}
            <a href={contact.href}>
              <Words of={ownText(view, 'reach')} on={on} />
            </a>
          </span>
        </p>
      )}
    </footer>
  );
}
