import type { VNode } from 'preact';
import { TalkNow } from '../parts/page-footer.js';
import { LinkFrame, type LinkFrameProps } from '../preferences/link-frame.js';
import { filled } from '../texts/own-texts.js';
import type { LocalStatusTexts } from '../texts/status/status-texts.js';
import type { Moments } from './moments.js';
import { isLate, PromiseCard } from './promise-card.js';
import { ReviewForm } from './review-form.js';
import { MAX_STATUS_TEXT, STATUS_FIELDS as FIELDS, type ShownPromise, type StatusContent } from './status-content.js';
import { Messages, StepList } from './status-parts.js';

/** The status page of a matter. */
export interface StatusPageProps extends LinkFrameProps<LocalStatusTexts> {
  readonly shown: StatusContent;
  readonly action: string;
  /** A UUID of this form. */
  readonly form: string;
  readonly moments: Moments;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly notice?: StatusNotice;
  /** What was written and not accepted. */
  readonly draft?: string;
}

export type StatusNotice = 'sent' | 'objected' | 'settledByYou' | 'reviewAsked' | 'empty' | 'tooLong';
const MISTAKES: readonly StatusNotice[] = ['empty', 'tooLong'];

/** The heading, which is the title of the document as well. */
export function statusHeading({ own: { texts }, shown, now }: Pick<StatusPageProps, 'own' | 'shown' | 'now'>): string {
  const { isSettled, caretaker, promises } = shown;
  if (promises.some((promise) => isLate(promise, now))) return texts.late;
  if (isSettled) return texts.settled;
  return caretaker === null ? texts.open : filled(texts.owned, { name: caretaker });
}

/** What happened, who takes care of it and until when; what the customer can say. It works without script. */
export function StatusPage(props: StatusPageProps): VNode {
  const { own, shown, moments, expiresAt, sender, notice, contact } = props;
  const { texts, language } = own;
  const yours = filled(texts.yours, { name: sender.name ?? texts.shop, when: moments.day(expiresAt) });
  const isMistake = notice !== undefined && MISTAKES.includes(notice);
  return (
    <LinkFrame {...props} own={{ ...own, texts: { ...texts, yours } }}>
      <h1>{statusHeading(props)}</h1>
      {shown.answerUntil !== null && (
        <p class="hint">{filled(texts.answerUntil, { when: moments.at(shown.answerUntil) })}</p>
      )}
      {notice !== undefined && (
        <p class={isMistake ? 'nt bad' : 'nt'} role={isMistake ? 'alert' : 'status'}>
          {texts[notice]}
        </p>
      )}
      <div class="prs">
        {inOrder(shown.promises, props.now).map((promise) => (
          <PromiseCard {...props} promise={promise} />
        ))}
      </div>
      <Told {...props} />
      <section class="sec">
        {shown.messages.length > 0 && <Messages {...props} />}
        <Reply {...props} />
      </section>
      <StepList {...props} />
      {!shown.isSettled && <Settle {...props} />}
      <ReviewForm {...props} />
      <TalkNow view={{ language, own: own.shared }} contact={contact} />
    </LinkFrame>
  );
}

/** What is late comes first, then what is open, then what is over. */
function inOrder(promises: readonly ShownPromise[], now: Date): readonly ShownPromise[] {
  const rank = (promise: ShownPromise) => (isLate(promise, now) ? 0 : promise.status === 'open' ? 1 : 2);
  return promises.toSorted((a, b) => rank(a) - rank(b));
}

/** What the customer said first, in their own words. */
function Told({ own: { texts }, shown: { told } }: StatusPageProps): VNode | null {
  if (told === null) return null;
  return (
    <section class="sec">
      <h2>{texts.told}</h2>
      {told.score !== null && <p class="s">{filled(texts.score, { score: told.score, max: told.max })}</p>}
      {told.words !== null && (
        <blockquote class="say" dir="auto">
          {told.words}
        </blockquote>
      )}
    </section>
  );
}

function Reply({ own, shown, action, form, draft, notice }: StatusPageProps): VNode {
  const { texts, language } = own;
  const isMistake = notice !== undefined && MISTAKES.includes(notice);
  return (
    <form method="post" action={action} accept-charset="utf-8">
      <input type="hidden" name={FIELDS.page} value={language} />
      <input type="hidden" name={FIELDS.form} value={form} />
      <div class="q2">
        <label class="lb" for="text">
          {shown.caretaker === null ? texts.writeToUs : filled(texts.writeTo, { name: shown.caretaker })}
        </label>
        <textarea
          id="text"
          name={FIELDS.text}
          rows={4}
          maxLength={MAX_STATUS_TEXT}
          dir="auto"
          required
          aria-invalid={isMistake ? 'true' : undefined}
        >
          {draft}
        </textarea>
      </div>
      <div class="act">
        <button class="go" type="submit" name={FIELDS.go} value="reply">
          {texts.send}
        </button>
      </div>
    </form>
  );
}

/** The customer's wish that the matter be closed; a person does it. */
function Settle({ own: { texts, language }, shown, action, form }: StatusPageProps): VNode {
  if (shown.isSettledByCustomer) return <p class="s sec">{texts.settledByYou}</p>;
  return (
    <form method="post" action={action} accept-charset="utf-8" class="sec">
      <input type="hidden" name={FIELDS.page} value={language} />
      <input type="hidden" name={FIELDS.form} value={form} />
      <button class="b2" type="submit" name={FIELDS.go} value="settled">
        {texts.settle}
      </button>
      <p class="s">{texts.settleHint}</p>
    </form>
  );
}
