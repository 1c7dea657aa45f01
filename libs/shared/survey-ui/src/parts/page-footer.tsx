import type { VNode } from 'preact';
import type { Sender } from './brand-header.js';
import { Bubble, Lock, Phone } from './icons.js';
import { ownText, type SurveyView } from './view.js';
import { Words } from './words.js';
import type { SurveyText } from '../texts/survey-text.js';

/** Whom customers can turn to; absent parts are not known. */
export interface Contact {
  readonly name: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  /** When somebody answers the phone. */
  readonly hours?: string | null;
}

/** Address of a call, without the signs that people write for legibility. */
export function callTo(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
}

/** Address of the way to a person: the phone if there is one. */
export function reachAddress(contact: Contact | null | undefined): string | undefined {
  if (contact?.phone) return callTo(contact.phone);
  return contact?.email ? `mailto:${contact.email}` : undefined;
}

interface FooterProps {
  readonly view: Pick<SurveyView, 'language' | 'own'>;
  readonly sender: Sender;
  readonly contact?: Contact | null;
  /** The survey is anonymous, which is promised here. */
  readonly isAnonymous?: boolean;
  /** Instead of the sentence about who reads the answers. */
  readonly assurance?: SurveyText;
  /** Where the workspace says what happens to answers. */
  readonly privacyUrl?: string;
}

const PRIVACY = ['privacy', 'privacyOf'] as const;

/** Who reads the answers, and the way to a person where one is known. */
export function PageFooter({ view, sender, contact, privacyUrl, assurance, isAnonymous }: FooterProps): VNode {
  const on = view.language;
  const [plain, named] = isAnonymous === true ? (['anonymous', 'anonymousOf'] as const) : PRIVACY;
  const privacy =
    assurance ?? (sender.name === undefined ? ownText(view, plain) : ownText(view, named, { name: sender.name }));
  const reach = reachAddress(contact);
  return (
    <footer class="ft">
      <p>
        <Lock />
        <span>
          <Words of={privacy} on={on} />
          {privacyUrl && (
            <>
              {' '}
              <a href={privacyUrl}>
                <Words of={ownText(view, 'privacyLink')} on={on} />
              </a>
            </>
          )}
        </span>
      </p>
      {reach && (
        <p>
          <Bubble />
          <span>
            <Words of={ownText(view, 'talk')} on={on} />{' '}
            <a href={reach}>
              <Words of={ownText(view, 'reach')} on={on} />
            </a>
          </span>
        </p>
      )}
    </footer>
  );
}

interface TalkNowProps extends Pick<FooterProps, 'view' | 'contact'> {
  /** Address of the page on which customers ask to be called back. */
  readonly callBack?: string | null;
}

/** The ways to a person, on the thank-you page. */
export function TalkNow({ view, contact, callBack }: TalkNowProps): VNode | null {
  if (!contact?.phone && !contact?.email && !callBack) return null;
  const on = view.language;
  return (
    <section class="hu">
      <h2>
        <Words of={ownText(view, 'talkNow')} on={on} />
      </h2>
      <div class="w">
        {contact?.phone && (
          <a href={callTo(contact.phone)}>
            <Phone />
            <bdi>{contact.phone}</bdi>
          </a>
        )}
        {contact?.email && (
          <a href={`mailto:${contact.email}`}>
            <Bubble />
            <Words of={ownText(view, 'writeTo', { name: contact.name })} on={on} />
          </a>
        )}
        {callBack && (
          <a href={callBack} target="_blank">
            <Words of={ownText(view, 'callBack')} on={on} />
          </a>
        )}
      </div>
      {contact?.phone && contact.hours && <p dir="auto">{contact.hours}</p>}
    </section>
  );
}
