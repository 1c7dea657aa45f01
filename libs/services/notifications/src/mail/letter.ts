import { Liquid, type Template } from 'liquidjs';
import { directionOf, type StaffLanguage } from '@hearback/questionnaire';
import { HTML_LAYOUT, TEXT_LAYOUT } from './layouts.js';

/** A link with its label. */
export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

/** A task in a mail. */
export interface LetterTask {
  /** What the mail says about it; null if the heading does. */
  readonly label: string | null;
  readonly urgency: 'late' | 'soon' | 'ink2';
  readonly title: string;
  readonly comment: string | null;
  readonly due: string;
  readonly reason: string | null;
  /** BCP 47 tag: reasons are written in the language of the workspace. */
  readonly reasonLanguage: string;
  readonly url: string;
}

/** The content of a mail, in the order in which it is read. */
export interface Letter {
  readonly language: StaffLanguage;
  readonly subject: string;
  /** The name of the workspace beside the mark; null in mails that go to strangers too. */
  readonly workspace: string | null;
  readonly heading: string;
  readonly lead: string | null;
  readonly tasks: readonly LetterTask[];
  /** The names of a task's rows. */
  readonly words: { readonly due: string; readonly why: string };
  readonly more: string | null;
  readonly action: LetterLink | null;
  readonly notes: readonly string[];
  readonly footer: (LetterLink & { readonly sentence: string }) | null;
}

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;
const QUOTES: Readonly<Record<StaffLanguage, readonly [string, string]>> = {
  en: ['“', '”'],
  de: ['„', '“'],
  fr: ['«\u00a0', '\u00a0»'],
  ar: ['«', '»'],
};
/** Code points of the preview. */
const PREVIEW = 150;
const COLOURS = { late: '#a3211a', soon: '#755000', ink2: '#57534b' } as const;

/** Renders letters with LiquidJS. The engine for HTML escapes every value, so that user input stays text. */
export class LetterPress {
  readonly #plain = new Liquid(STRICT);
  readonly #escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });
  readonly #text: Template[] = this.#plain.parse(TEXT_LAYOUT);
  readonly #html: Template[] = this.#escaping.parse(HTML_LAYOUT);

  /** Fills a sentence of the catalogue. */
  fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
    return this.#plain.parseAndRenderSync(sentence, values) as string;
  }

  /** Both parts of the mail. */
  print(letter: Letter): { readonly text: string; readonly html: string } {
    const dir = directionOf(letter.language);
    const digest = letter.tasks.length > 1;
    const [open_quote, close_quote] = QUOTES[letter.language];
    const scope = {
      ...letter,
      dir,
      open_quote,
      close_quote,
      digest,
      start: dir === 'rtl' ? 'right' : 'left',
      end: dir === 'rtl' ? 'left' : 'right',
      // Arabic needs room for its marks.
      leading: letter.language === 'ar' ? 1.6 : 1.5,
      colon: letter.language === 'fr' ? '\u00a0:' : ':',
      row: digest ? 'padding:2px 0;' : 'padding:10px 0;border-top:1px solid #e6e1d8;',
      // What clients show beside the subject.
      preview: [...(letter.lead ?? letter.tasks.map((task) => task.comment ?? task.title).join(' · '))]
        .slice(0, PREVIEW)
        .join(''),
      tasks: letter.tasks.map((task) => ({
        ...task,
        tone: task.urgency,
        colour: COLOURS[task.urgency],
        reason_dir: directionOf(task.reasonLanguage),
      })),
    };
    return {
      text: this.#plain.renderSync(this.#text, scope) as string,
      html: this.#escaping.renderSync(this.#html, scope) as string,
    };
  }
}
