import type { VNode } from 'preact';
import { Check } from '../parts/icons.js';
import { LinkFrame, type LinkFrameProps } from './link-frame.js';
import { PREFERENCE_FIELDS as FIELDS, type DataSummary } from './preference-fields.js';
import { withLanguage } from './preferences-page.js';

/** What a customer asks for: a copy of the data, or its erasure. */
export type PrivacyRequestKind = 'export' | 'erasure';

/** The page of a customer's data. */
export interface DataProps extends LinkFrameProps {
  /** Path of the page of preferences. */
  readonly path: string;
  readonly summary: DataSummary;
}

/** What is kept, and the way to a copy. */
export function DataPage(props: DataProps): VNode {
  const { own, path, summary } = props;
  const { texts } = own;
  const rows = [
    [texts.contact, summary.contact],
    [texts.details, summary.details],
    [texts.events, summary.events],
    [texts.decisions, summary.decisions],
  ] as const;
  return (
    <LinkFrame {...props}>
      <h1>{texts.dataHeading}</h1>
      <p class="hint">{texts.dataText}</p>
      <dl class="lst">
        {rows.map(([title, value]) => (
          <div>
            <dt>{title}</dt>
            <dd>{value === 0 ? texts.nothing : new Intl.NumberFormat(own.language).format(value)}</dd>
          </div>
        ))}
      </dl>
      <section class="sec" id="copy">
        <h2>{texts.copy}</h2>
        <p class="hint">{texts.copyText}</p>
        <RequestForm own={own} action={`${path}/data`} />
      </section>
      <Back own={own} path={path} />
    </LinkFrame>
  );
}

/** What erasing means, and the way to it. */
export function ErasePage(props: LinkFrameProps & { readonly path: string }): VNode {
  const { own, path } = props;
  return (
    <LinkFrame {...props}>
      <h1>{own.texts.erase}</h1>
      <p class="hint">{own.texts.eraseText}</p>
      <RequestForm own={own} action={`${path}/erase`} />
      <Back own={own} path={path} />
    </LinkFrame>
  );
}

/** Says that a mail is on its way if there is an address, which the page does not tell. */
export function MailSentPage(props: LinkFrameProps & { readonly path: string }): VNode {
  const { own, path } = props;
  return (
    <LinkFrame {...props}>
      <h1>{own.texts.mailSent}</h1>
      <p class="hint">{own.texts.mailSentText}</p>
      <Back own={own} path={path} />
    </LinkFrame>
  );
}

/** The page of the link in that mail: only its button confirms. */
export function ConfirmRequestPage(
  props: LinkFrameProps & { readonly action: string; readonly kind: PrivacyRequestKind },
): VNode {
  const { own, action, kind } = props;
  const { texts } = own;
  return (
    <LinkFrame {...props}>
      <h1>{kind === 'export' ? texts.confirmCopy : texts.confirmErase}</h1>
      <p class="hint">{texts.confirmText}</p>
      <form method="post" action={action} accept-charset="utf-8">
        <input type="hidden" name={FIELDS.page} value={own.language} />
        <button class={kind === 'export' ? 'go' : 'b2 no'} type="submit" name={FIELDS.go} value="confirm">
          {kind === 'export' ? texts.copyNow : texts.eraseNow}
        </button>
      </form>
    </LinkFrame>
  );
}

/** Says that the request has arrived, or that its link can no longer be used. */
export function RequestNoticePage(
  props: LinkFrameProps & { readonly what: 'requested' | 'copy-requested' | 'expired' },
): VNode {
  const { own, what } = props;
  return (
    <LinkFrame {...props}>
      {what !== 'expired' && (
        <div class="ok">
          <Check />
        </div>
      )}
      <h1>{what === 'expired' ? own.shared.texts.expired : own.texts.requested}</h1>
      <p class="hint">{noticeOf(what, own)}</p>
    </LinkFrame>
  );
}

function noticeOf(what: 'requested' | 'copy-requested' | 'expired', { texts, shared }: LinkFrameProps['own']): string {
  if (what === 'expired') return shared.texts.expiredText;
  return what === 'requested' ? texts.requestedText : texts.copyRequestedText;
}

function RequestForm({ own, action }: { own: LinkFrameProps['own']; action: string }): VNode {
  return (
    <form method="post" action={action} accept-charset="utf-8">
      <input type="hidden" name={FIELDS.page} value={own.language} />
      <button class="b2" type="submit" name={FIELDS.go} value="request">
        {own.texts.sendMail}
      </button>
    </form>
  );
}

function Back({ own, path }: { own: LinkFrameProps['own']; path: string }): VNode {
  return (
    <p class="sec">
      <a href={withLanguage(path, own.language)}>{own.texts.back}</a>
    </p>
  );
}
