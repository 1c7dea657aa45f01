import { json } from '../json.js';
import type { Unsent } from './outbox.js';

/** The name of the only entry that the widget keeps in the page's storage. */
export const ENTRY = 'hearback';

const FORGOTTEN_AFTER_DAYS = 366;

/** What the entry holds. Nothing in it names the visitor. */
export interface Kept {
  /** The day on which a survey was shown, by the survey's id: days since 1970. */
  readonly asked: Readonly<Record<string, number>>;
  /** By the survey's id, a number from 0 to 99 drawn once; the visitor is asked if the survey's share is above it. */
  readonly draw: Readonly<Record<string, number>>;
  /** What has not reached the server. */
  readonly unsent: readonly Unsent[];
}

const NOTHING: Kept = { asked: {}, draw: {}, unsent: [] };

/** The part of `Storage` that the entry needs. */
type EntryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The widget's entry in the page's storage; in memory alone if the page or the browser does not want it kept. */
export class KeptEntry {
  #memory = NOTHING;

  constructor(
    private readonly storage: EntryStorage | undefined,
    private readonly today: () => number,
  ) {}

  read(): Kept {
    try {
      const text = this.storage?.getItem(ENTRY);
      // Another tab may have written since.
      if (text) this.#memory = { ...NOTHING, ...(JSON.parse(text) as Partial<Kept>) };
    } catch {
      // The browser has blocked the storage, or the page has written something else.
    }
    return this.#memory;
  }

  change(part: Partial<Kept>): void {
    const { asked, ...rest } = { ...this.read(), ...part };
    const recent = Object.entries(asked).filter(([, day]) => day > this.today() - FORGOTTEN_AFTER_DAYS);
    this.#memory = { ...rest, asked: Object.fromEntries(recent) };
    try {
      this.storage?.setItem(ENTRY, json(this.#memory));
    } catch {
      // It is full or blocked: what is in memory lasts as long as the page.
    }
  }

  /** Forgets what was asked; what is unsent stays. */
  forget(): void {
    const { unsent } = this.read();
    if (unsent.length > 0) return this.change({ asked: {}, draw: {} });
    this.#memory = NOTHING;
    try {
      this.storage?.removeItem(ENTRY);
    } catch {
      // The browser has blocked the storage.
    }
  }

  /** Days since the survey was shown in this browser. */
  daysSinceAsked(surveyId: string): number | undefined {
    const day = this.read().asked[surveyId];
    return day === undefined ? undefined : this.today() - day;
  }

  noteAsked(surveyId: string): void {
    this.change({ asked: { ...this.read().asked, [surveyId]: this.today() } });
  }

  /** The number drawn for the survey, now if there is none. */
  drawFor(surveyId: string, random: () => number): number {
    const { draw } = this.read();
    const known = draw[surveyId];
    if (known !== undefined) return known;
    const drawn = Math.floor(random() * 100);
    this.change({ draw: { ...draw, [surveyId]: drawn } });
    return drawn;
  }
}

/** The page's storage, unless the browser blocks it. */
export function pageStorage(): EntryStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
