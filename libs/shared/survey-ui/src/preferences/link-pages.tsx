import type { VNode } from 'preact';
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
  | ({ readonly page: 'unsubscribed' } & UnsubscribedProps);

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
  }
}
