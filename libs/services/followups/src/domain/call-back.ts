import type { StaffLanguage } from '@hearback/questionnaire';
import type { OpeningHours } from './hours/calendar.js';
import { openWindows } from './hours/working-time.js';

const MINUTE_MS = 60_000;
const SLOT_MS = 30 * MINUTE_MS;

/** Nobody is asked to call within this time, nor after it. */
const LEAD_MS = 30 * MINUTE_MS;
const HORIZON_MS = 14 * 24 * 60 * MINUTE_MS;

/** Requests that open tasks in an hour of a workspace. */
export const CALL_BACKS_PER_HOUR = 60;

/** The most times that are offered. */
const MAX_SLOTS = 60;

/**
 * The times at which somebody can call: each half hour of the opening hours that ends before the shop closes, from half an hour after
 * `now` to two weeks later.
 */
export function callBackSlots(hours: OpeningHours, now: Date): readonly Date[] {
  const slots: Date[] = [];
  const until = now.getTime() + HORIZON_MS;
  for (const { start, end } of openWindows(hours, new Date(now.getTime() + LEAD_MS))) {
    for (let at = Math.ceil(start / SLOT_MS) * SLOT_MS; at + SLOT_MS <= end; at += SLOT_MS) {
      if (at > until || slots.length === MAX_SLOTS) return slots;
      slots.push(new Date(at));
    }
    if (start > until) return slots;
  }
  return slots;
}

/** Title of the task. It names nobody, because titles are published. */
export const CALL_BACK_TITLE: Readonly<Record<StaffLanguage, string>> = {
  en: 'Call a customer back',
  de: 'Kunden zurückrufen',
  fr: 'Rappeler un client',
  ar: 'معاودة الاتصال بعميل',
};

/** How the customer can be reached, and what about. At least one of `phone` and `email` is not empty. */
export interface CallBackContact {
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

const LABELS: Readonly<Record<StaffLanguage, { readonly phone: string; readonly email: string }>> = {
  en: { phone: 'Phone', email: 'E-mail' },
  de: { phone: 'Telefon', email: 'E-Mail' },
  fr: { phone: 'Téléphone', email: 'E-mail' },
  ar: { phone: 'الهاتف', email: 'البريد الإلكتروني' },
};

/** The request as a message of the customer. */
export function callBackText({ phone, email, note }: CallBackContact, language: StaffLanguage): string {
  const labels = LABELS[language];
  const ways = [phone && `${labels.phone}: ${phone}`, email && `${labels.email}: ${email}`];
  return [ways.filter(Boolean).join('\n'), note].filter(Boolean).join('\n\n');
}
