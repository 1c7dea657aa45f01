import type { VNode } from 'preact';
import { LinkFrame, type LinkFrameProps } from '../preferences/link-frame.js';
import type { Moments } from '../status/moments.js';
import type { LocalCallBackTexts } from '../texts/call-back/call-back-texts.js';
import { filled } from '../texts/own-texts.js';
import {
  CALL_BACK_FIELDS as FIELDS,
  CALL_BACK_LIMITS as LIMITS,
  type CallBackDraft,
  type CallBackMistake,
} from './call-back-fields.js';

/** The page on which a customer asks to be called back. */
export interface CallBackPageProps extends LinkFrameProps<LocalCallBackTexts> {
  readonly action: string;
  /** A UUID of this form. */
  readonly form: string;
  readonly slots: readonly Date[];
  readonly moments: Moments;
  readonly draft?: CallBackDraft;
  readonly mistake?: CallBackMistake;
  /** The time that was asked for; then there is no form any more. */
  readonly sent?: Date;
}

/** The heading, which is the title of the document as well. */
export function callBackHeading({
  own: { texts },
  sent,
  moments,
}: Pick<CallBackPageProps, 'own' | 'sent' | 'moments'>): string {
  return sent === undefined ? texts.title : filled(texts.sent, { when: moments.at(sent) });
}

/** A form for a time and a way to be reached, or what follows. It works without script. */
export function CallBackPage(props: CallBackPageProps): VNode {
  const { own, sender, sent, mistake, slots, moments } = props;
  const { texts } = own;
  const yours = filled(texts.yours, { name: sender.name ?? texts.shop });
  const hint = slots.length === 0 ? texts.none : filled(texts.hint, { zone: moments.zone() });
  return (
    <LinkFrame {...props} own={{ ...own, texts: { ...texts, yours } }}>
      <h1>{callBackHeading(props)}</h1>
      <p class="hint">{sent === undefined ? hint : texts.sentText}</p>
      {mistake !== undefined && (
        <p class="nt bad" role="alert">
          {texts[mistake]}
        </p>
      )}
      {sent === undefined && slots.length > 0 && <CallBackForm {...props} />}
    </LinkFrame>
  );
}

function CallBackForm({ own, action, form, slots, moments, draft }: CallBackPageProps): VNode {
  const { texts, language } = own;
  return (
    <form method="post" action={action} accept-charset="utf-8" class="sec">
      <input type="hidden" name={FIELDS.page} value={language} />
      <input type="hidden" name={FIELDS.form} value={form} />
      <div class="q2">
        <label class="lb" for="when">
          {texts.when}
        </label>
        <select id="when" name={FIELDS.when} required>
          {slots.map((slot) => (
            <option value={slot.toISOString()} selected={slot.toISOString() === draft?.when}>
              {moments.at(slot)}
            </option>
          ))}
        </select>
      </div>
      <Field id="phone" label={texts.phone} value={draft?.phone} />
      <Field id="email" label={texts.email} value={draft?.email} />
      <Field id="name" label={texts.name} value={draft?.name} />
      <div class="q2">
        <label class="lb" for="note">
          {texts.note}
        </label>
        <textarea id="note" name={FIELDS.note} rows={3} maxLength={LIMITS.note} dir="auto">
          {draft?.note}
        </textarea>
      </div>
      <div class="act">
        <button class="go" type="submit">
          {texts.send}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly id: 'phone' | 'email' | 'name';
  readonly label: string;
  readonly value: string | undefined;
}

/** What browsers show and fill in for each field. */
const KINDS = {
  phone: { type: 'tel', autocomplete: 'tel', dir: 'ltr' },
  email: { type: 'email', autocomplete: 'email', dir: 'ltr' },
  name: { type: 'text', autocomplete: 'name', dir: 'auto' },
} as const;

function Field({ id, label, value }: FieldProps): VNode {
  const kind = KINDS[id];
  return (
    <div class="q2">
      <label class="lb" for={id}>
        {label}
      </label>
      <input class="tx" id={id} name={FIELDS[id]} value={value} maxLength={LIMITS[id]} list={undefined} {...kind} />
    </div>
  );
}
