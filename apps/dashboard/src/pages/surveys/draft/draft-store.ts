import type { Body, Reply } from '../../../api/client.js';
import type { Definition } from './definition.js';

export type Survey = Reply<'getSurvey'>;

/** What staff edit of a survey. */
export interface Content extends Pick<
  Survey,
  'name' | 'touchpoint_id' | 'tags' | 'opens_at' | 'closes_at' | 'response_quota' | 'frame_origins'
> {
  readonly definition: Definition;
}

/** A defect of a field: a JSON pointer into the content, and what to do. */
export interface Defect {
  readonly pointer: string;
  readonly detail: string;
}

/** Whether what is edited is stored. */
export type SaveState = 'saved' | 'editing' | 'saving' | 'invalid' | 'conflict' | 'waits';

/** What a draft is now. */
export interface DraftSnapshot {
  readonly survey: Survey;
  readonly content: Content;
  readonly state: SaveState;
  readonly savedAt: Date | undefined;
  readonly defects: readonly Defect[];
  readonly canUndo: boolean;
}

/** What saving led to. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly survey: Survey }
  | { readonly kind: 'invalid'; readonly defects: readonly Defect[] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'waits' };

/** What was not saved when the page was left, and the revision that it changes. */
export interface KeptDraft {
  readonly content: Content;
  readonly revision: number;
}

/** How a draft reaches the server, and where it is kept until then. */
export interface DraftPorts {
  save(change: Body<'changeSurvey'>, revision: number): Promise<SaveOutcome>;
  /** Keeps what is not saved in this browser; `undefined` once it is. */
  keep(content: Content | undefined, revision: number): void;
}

const SAVE_AFTER_MS = 800;
const AGAIN_AFTER_MS = 5000;
const MOST_STEPS = 100;
/** Changes of the same field within this time are one step of undo. */
const SAME_STEP_MS = 1500;

/** The draft of a survey: saves itself shortly after each change, one request at a time, and can go back. */
export class DraftStore {
  #snapshot: DraftSnapshot;
  #past: Content[] = [];
  #last: { readonly field: string; readonly at: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    survey: Survey,
    private readonly ports: DraftPorts,
    kept?: KeptDraft,
  ) {
    const content = kept?.content ?? contentOf(survey);
    const state = kept === undefined ? 'saved' : kept.revision === survey.revision ? 'editing' : 'conflict';
    this.#snapshot = { survey, content, state, savedAt: undefined, defects: [], canUndo: false };
    if (state === 'editing') this.#schedule(SAVE_AFTER_MS);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): DraftSnapshot => this.#snapshot;

  /** Changes the draft. Changes with the same `field` in a row are undone together. */
  change(change: Partial<Content>, field = ''): void {
    const now = Date.now();
    const isSameStep = field !== '' && this.#last?.field === field && now - this.#last.at < SAME_STEP_MS;
    if (!isSameStep) this.#past = [...this.#past, this.#snapshot.content].slice(-MOST_STEPS);
    this.#last = { field, at: now };
    this.#edit({ ...this.#snapshot.content, ...change });
  }

  /** Undoes the last change. */
  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#last = undefined;
    this.#edit(before);
  }

  /** Saves at once; resolves once the server has answered. */
  async flush(): Promise<DraftSnapshot> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#snapshot.state !== 'saved' && this.#snapshot.state !== 'conflict') await this.#save();
    return this.#snapshot;
  }

  /** Takes over what the server has, as after publishing. */
  replace(survey: Survey): void {
    clearTimeout(this.#timer);
    this.ports.keep(undefined, survey.revision);
    this.#set({ survey, content: contentOf(survey), state: 'saved', savedAt: new Date(), defects: [] });
  }

  /** Saves what is here over what somebody else saved. */
  async keepMine(newest: Survey): Promise<void> {
    this.#set({ survey: newest, state: 'editing' });
    await this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #edit(content: Content): void {
    const { survey, state } = this.#snapshot;
    this.ports.keep(content, survey.revision);
    this.#set({ content, canUndo: this.#past.length > 0, state: state === 'conflict' ? 'conflict' : 'editing' });
    if (state !== 'conflict') this.#schedule(SAVE_AFTER_MS);
  }

  #schedule(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), after);
  }

  async #save(): Promise<void> {
    this.#running = this.#send();
    await this.#running;
    this.#running = undefined;
  }

  async #send(): Promise<void> {
    const { survey, content } = this.#snapshot;
    const change = changeBetween(contentOf(survey), content);
    if (Object.keys(change).length === 0) return this.replace(survey);
    this.#set({ state: 'saving' });
    const outcome = await this.ports.save(change as Body<'changeSurvey'>, survey.revision);
    const isNewest = this.#snapshot.content === content;
    if (outcome.kind === 'saved') {
      const state = isNewest ? 'saved' : 'editing';
      if (isNewest) this.ports.keep(undefined, outcome.survey.revision);
      this.#set({ survey: outcome.survey, state, savedAt: new Date(), defects: [] });
    } else if (outcome.kind === 'invalid') {
      this.#set({ state: isNewest ? 'invalid' : 'editing', defects: outcome.defects });
    } else {
      this.#set({ state: outcome.kind });
    }
    if (!isNewest && outcome.kind !== 'conflict') this.#schedule(SAVE_AFTER_MS);
    else if (outcome.kind === 'waits') this.#schedule(AGAIN_AFTER_MS);
  }

  #set(change: Partial<DraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change, canUndo: this.#past.length > 0 };
    for (const listener of this.#listeners) listener();
  }
}

/** What staff edit of a survey. */
export function contentOf(survey: Survey): Content {
  const { name, touchpoint_id, tags, opens_at, closes_at, response_quota, frame_origins } = survey;
  const settings = { opens_at, closes_at, response_quota, frame_origins };
  return { name, touchpoint_id, tags, ...settings, definition: survey.definition as Definition };
}

function changeBetween(before: Content, after: Content): Partial<Content> {
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Content]),
  );
  return Object.fromEntries(entries) as Partial<Content>;
}
