import type { Survey } from '@hearback/questionnaire';
import type { LocalTexts } from '@hearback/survey-ui';

/** Who is in front of the page, as the shop's server signed it; without a signature it is a claim. */
export interface Customer {
  readonly external_id: string;
  readonly expires?: number;
  readonly signature?: string;
}

/** What the page says of its visitor. */
export interface Identity extends Partial<Customer> {
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

export type Trigger =
  | { readonly kind: 'event'; readonly name: string }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'delay'; readonly seconds: number }
  | { readonly kind: 'scroll'; readonly percent: number }
  | { readonly kind: 'exit' };

/** A survey as the server offers it to a page. */
export interface WidgetSurvey {
  readonly id: string;
  readonly display: 'popover' | 'inline' | 'button';
  readonly trigger: Trigger;
  /** Share of the visitors who are asked, from 0 to 1. */
  readonly sampling: number;
  /** False: the server does not want this visitor asked; it says neither why nor until when. */
  readonly askable: boolean;
  readonly recontact_days: number;
  readonly button_text: string | null;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly definition: Survey;
  /** Shows the server how long the survey has been here. */
  readonly fill_token: string;
  readonly interface: LocalTexts;
}

interface Colours {
  readonly brand: string;
  readonly on: string;
  readonly tint: string;
  readonly glow: string;
}

/** The shop as its customers know it. */
export interface Brand {
  readonly name: string | null;
  readonly privacy_url: string | null;
  readonly call_back_url: string | null;
  readonly contact: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hours: string | null;
  } | null;
  readonly colors: { readonly light: Colours; readonly dark: Colours };
}

export interface Offer {
  readonly brand: Brand;
  readonly surveys: readonly WidgetSurvey[];
}

/** A problem document. */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/** A reply; status 0 if there was none that the page may read. */
export interface Reply<T> {
  readonly status: number;
  readonly body?: T & Problem;
}

/** Sends members beside the key of the page. */
export type Post = <T>(path: string, members: object) => Promise<Reply<T>>;

/** The server's offer to a visitor; without the customer whose signature it rejected. */
export interface Asked {
  readonly who: Identity;
  readonly reply: Reply<Offer>;
}
