import type { VNode } from 'preact';
import {
  ConfirmRequestPage,
  DataPage,
  ErasePage,
  MailSentPage,
  RequestNoticePage,
  type DataProps,
  type PrivacyRequestKind,
} from './data-pages.js';
import { CopyPage, FetchCopyPage, type CopyFrameProps, type CopyProps } from './copy-pages.js';
import type { LinkFrameProps } from './link-frame.js';
import { PreferencesPage, type PreferencesProps } from './preferences-page.js';
import {
  UnsubscribedPage,
  UnsubscribePage,
  type UnsubscribedProps,
  type UnsubscribeProps,
} from './unsubscribe-pages.js';

/** The pages that links in mails open. */
export type LinkPageContent =
  | ({ readonly page: 'preferences' } & PreferencesProps)
  | ({ readonly page: 'unsubscribe' } & UnsubscribeProps)
  | ({ readonly page: 'unsubscribed' } & UnsubscribedProps)
  | ({ readonly page: 'data' } & DataProps)
  | ({ readonly page: 'erase' | 'mail-sent'; readonly path: string } & LinkFrameProps)
  | ({ readonly page: 'confirm'; readonly action: string; readonly kind: PrivacyRequestKind } & LinkFrameProps)
  | ({ readonly page: 'fetch-copy' } & CopyFrameProps)
  | ({ readonly page: 'copy' } & CopyProps)
  | ({ readonly page: 'requested' | 'copy-requested' | 'expired' } & LinkFrameProps);

/** A page with the title of its document. */
export function linkPage(props: LinkPageContent): { readonly title: string; readonly content: VNode } {
  const { own, sender } = props;
  const { texts } = own;
  const of = (title: string, content: VNode) => ({
    title: sender.name === undefined ? title : `${title} · ${sender.name}`,
    content,
  });
  switch (props.page) {
    case 'preferences':
      return of(texts.heading, <PreferencesPage {...props} />);
    case 'unsubscribe':
      return of(texts.stopAsk, <UnsubscribePage {...props} />);
    case 'unsubscribed':
      return of(texts.stopAsk, <UnsubscribedPage {...props} />);
    case 'data':
      return of(texts.dataHeading, <DataPage {...props} />);
    case 'erase':
      return of(texts.erase, <ErasePage {...props} />);
    case 'mail-sent':
      return of(texts.mailSent, <MailSentPage {...props} />);
    case 'confirm':
      return of(props.kind === 'export' ? texts.confirmCopy : texts.confirmErase, <ConfirmRequestPage {...props} />);
    case 'fetch-copy':
      return of(props.copy.texts.heading, <FetchCopyPage {...props} />);
    case 'copy':
      return of(props.copy.texts.heading, <CopyPage {...props} />);
    case 'copy-requested':
      return of(texts.requested, <RequestNoticePage {...props} what="copy-requested" />);
    case 'requested':
      return of(texts.requested, <RequestNoticePage {...props} what="requested" />);
    case 'expired':
      return of(own.shared.texts.expired, <RequestNoticePage {...props} what="expired" />);
  }
}
