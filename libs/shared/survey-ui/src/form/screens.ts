import type { Question } from '@hearback/questionnaire';
import type { Page } from './pages.js';

/** A screen: a part of a page without script, from the part to the end of the page with script. */
export interface Place {
  readonly page: number;
  readonly part: number;
}

/** The screens of a survey with the answers so far. */
export class Screens {
  readonly #asked: ReadonlySet<string>;

  constructor(
    private readonly pages: readonly Page[],
    asked: readonly Question[],
    /** Whether the form's script has run. */
    private readonly isScripted: boolean,
  ) {
    this.#asked = new Set(asked.map(({ key }) => key));
  }

  /** The questions of the part, and those of the rest of the page, which script shows as well. */
  questionsAt({ page, part }: Place): { readonly own: readonly Question[]; readonly more: readonly Question[] } {
    const parts = this.pages[page]?.parts ?? [];
    return { own: parts[part] ?? [], more: parts.slice(part + 1).flat() };
  }

  /** The questions that the screen showed. */
  shownAt(place: Place): readonly Question[] {
    const { own, more } = this.questionsAt(place);
    return this.isScripted ? [...own, ...more] : own;
  }

  /** The first screen that asks anything. */
  first(): Place {
    return this.#find(this.#places()) ?? { page: 0, part: 0 };
  }

  next(place: Place): Place | undefined {
    return this.#find(this.#places().filter((other) => isAfter(other, place)));
  }

  previous(place: Place): Place | undefined {
    return this.#find(
      this.#places()
        .filter((other) => isAfter(place, other))
        .toReversed(),
    );
  }

  /** The screen with the question; the first one for a key that no screen has. */
  placeOf(key: string): Place {
    return this.#places().find((place) => this.shownAt(place).some((each) => each.key === key)) ?? this.first();
  }

  /** The pages that ask something, as indexes. */
  steps(): readonly number[] {
    return this.pages.flatMap(({ parts }, index) => (this.#asksAny(parts.flat()) ? [index] : []));
  }

  #places(): readonly Place[] {
    return this.pages.flatMap(({ parts }, page) =>
      this.isScripted ? [{ page, part: 0 }] : parts.map((_, part) => ({ page, part })),
    );
  }

  #find(places: readonly Place[]): Place | undefined {
    return places.find((place) => this.#asksAny(this.shownAt(place)));
  }

  #asksAny(questions: readonly Question[]): boolean {
    return questions.some(({ key }) => this.#asked.has(key));
  }
}

function isAfter(a: Place, b: Place): boolean {
  return a.page > b.page || (a.page === b.page && a.part > b.part);
}

/** The place in a form's field; the start of the survey for anything else. */
export function placeFrom(text: string | undefined): Place {
  const [, page = '0', part = '0'] = /^(\d{1,3})\.(\d{1,3})$/.exec(text ?? '') ?? [];
  return { page: Number(page), part: Number(part) };
}

export function textOfPlace({ page, part }: Place): string {
  return `${page}.${part}`;
}
