import { parseSurvey, TONES, type Survey, type Tone } from '@hearback/questionnaire';
import type { Contact } from '../parts/page-footer.js';
import type { Sender } from '../parts/brand-header.js';

/** What the editor sends to the frame of the preview: the draft, and how to show it. */
export interface PreviewRequest {
  readonly type: 'hearback.preview';
  /** The survey JSON as it is edited, valid or not. */
  readonly definition: unknown;
  readonly language: string;
  readonly scheme: 'light' | 'dark';
  /** The brand colour, `#RRGGBB`; null for the neutral one. */
  readonly color: string | null;
  readonly sender: Sender;
  readonly contact?: Contact;
  /** How the page addresses customers if the survey does not say so. */
  readonly tone: Tone;
  /** The question that is edited: its screen is shown. */
  readonly question: string | null;
  /** Answers are forgotten when this number changes. */
  readonly run: number;
}

/** A request whose survey is valid. */
export interface Preview extends Omit<PreviewRequest, 'definition' | 'type'> {
  readonly survey: Survey;
}

/** What the frame tells the editor. */
export type PreviewReply =
  | { readonly type: 'hearback.preview.ready' }
  /** The survey cannot be shown; the one before stays. */
  | { readonly type: 'hearback.preview.invalid' }
  | { readonly type: 'hearback.preview.shown'; readonly language: string };

const COLOR = /^#[0-9a-f]{6}$/i;

/** The request in a message; `undefined` for anything else, `invalid` if its survey is not valid. */
export function readPreview(data: unknown): Preview | 'invalid' | undefined {
  if (!isObject(data) || data['type'] !== 'hearback.preview') return undefined;
  const { language, scheme, color, sender, contact, tone, question, run } = data;
  const isRead =
    typeof language === 'string' &&
    (scheme === 'light' || scheme === 'dark') &&
    (color === null || (typeof color === 'string' && COLOR.test(color))) &&
    isTexts(sender) &&
    (contact === undefined || isTexts(contact)) &&
    TONES.includes(tone as Tone) &&
    (question === null || typeof question === 'string') &&
    typeof run === 'number';
  if (!isRead) return undefined;
  const parsed = parseSurvey(data['definition']);
  if (!parsed.ok) return 'invalid';
  const shown = parsed.survey.languages.includes(language) ? language : parsed.survey.default_language;
  return { ...(data as unknown as PreviewRequest), language: shown, survey: parsed.survey };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether all members are texts or absent. */
function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((each) => each === undefined || typeof each === 'string');
}
