import type { VNode } from 'preact';
import { filled } from '../texts/own-texts.js';
import { STATUS_FIELDS as FIELDS } from './status-content.js';
import type { StatusPageProps } from './status-page.js';

/** The way to a person where something was done automatically (GDPR, article 22). */
export function ReviewForm({ own, shown, action, form, moments }: StatusPageProps): VNode | null {
  const { texts, language } = own;
  const { isAutomatic, reviewUntil } = shown;
  if (reviewUntil !== null) return <p class="s sec">{filled(texts.reviewUntil, { when: moments.at(reviewUntil) })}</p>;
  if (!isAutomatic) return null;
  return (
    <form method="post" action={action} accept-charset="utf-8" class="sec">
      <input type="hidden" name={FIELDS.page} value={language} />
      <input type="hidden" name={FIELDS.form} value={form} />
      <button class="b2" type="submit" name={FIELDS.go} value="review">
        {texts.review}
      </button>
      <p class="s">{texts.reviewHint}</p>
    </form>
  );
}
