import type { RendererModule } from '../renderer/index.js';
import type { Asked, Brand, Identity, Offer, Post, Reply, WidgetSurvey } from '../protocol.js';
import type { WhyModule } from '../why/index.js';
import { announce } from './announce.js';
import { FrameElement, type Theme } from './frame-element.js';
import { gatesOf, type Gate } from './gates.js';
import { KeptEntry, pageStorage } from './kept-entry.js';
import { Outbox } from './outbox.js';
import { Overlay } from './overlay.js';
import { prove } from './prove.js';
import { randomUuid } from './random-ids.js';
import { Session } from './session.js';
import { waitFor } from './triggers.js';

const DAY_MS = 86_400_000;

/** What the loader knows. */
export interface Options {
  readonly origin: string;
  readonly keeps: boolean;
  readonly theme: string | undefined;
  readonly post: Post;
  readonly ask: (identity?: Identity) => Promise<Asked>;
  readonly asked: Promise<Asked>;
}

/** What the panel explains. */
export interface Report {
  readonly origin: string;
  readonly status: number;
  readonly reply: Reply<Offer>;
  readonly keeps: boolean;
  readonly surveys: readonly { readonly survey: WidgetSurvey; readonly gates: readonly Gate[] }[];
}

/** Decides when which survey shows itself, and shows it. */
export class Engine {
  readonly #entry: KeptEntry;
  readonly #outbox: Outbox;
  readonly #theme: Theme;
  readonly #triggered = new Set<string>();
  readonly #inline = new Set<string>();
  #asked: Asked = { who: {}, reply: { status: 0 } };
  #overlay: Overlay | undefined;
  #session: Session | undefined;
  #wasShown = false;
  #stopWaiting: readonly (() => void)[] = [];
  /** Until the server has answered for the visitor, calls wait. */
  #offered: Promise<void> = Promise.resolve();

  constructor(private readonly options: Options) {
    this.#entry = new KeptEntry(options.keeps ? pageStorage() : undefined, () => Math.floor(Date.now() / DAY_MS));
    this.#outbox = new Outbox(options.post, this.#entry, (surveyId) => prove(options, surveyId));
    this.#theme = options.theme === 'light' || options.theme === 'dark' ? options.theme : 'auto';
  }

  identify(identity: Identity = {}): Promise<void> {
    const asking = this.options.ask(identity);
    this.#offered = asking.then((asked) => this.take(asked));
    return this.#offered;
  }

  /** Tells the server what the visitor did, and opens what waits for it. */
  async track(name: string, properties?: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#offered;
    const id = randomUuid();
    for (const { id: surveyId, trigger } of this.#surveys)
      if (trigger.kind === 'event' && trigger.name === name) this.#trigger(surveyId);
    const outcome = await this.#outbox.send(
      { id, path: 'events', at: Date.now(), body: { id, name, properties } },
      this.#customer,
    );
    // oxlint-disable-next-line no-console -- the page's developer chose the name
    if (outcome.state === 'rejected') console.warn(`hearback: track("${name}"): ${outcome.problem.detail}`);
  }

  /** Opens a survey because the page wants it, whatever its gates say. Without an id: that of the button, else the first. */
  async show(surveyId?: string): Promise<boolean> {
    await this.#offered;
    const survey =
      surveyId === undefined
        ? (this.#surveys.find(({ display }) => display === 'button') ?? this.#surveys[0])
        : this.#surveys.find(({ id }) => id === surveyId);
    if (survey === undefined) return false;
    if (survey.display === 'inline') await this.#place(survey);
    else await this.#open(survey, true);
    return true;
  }

  /** Forgets the visitor, for instance when a customer signs out. */
  async reset(): Promise<void> {
    this.#overlay?.close();
    this.#entry.forget();
    this.#triggered.clear();
    this.#wasShown = false;
    await this.identify();
  }

  /** Lists each gate with whether it is passed; with a panel on the page if it is wanted. */
  async why(withPanel = false): Promise<unknown> {
    await this.#offered;
    const { explain } = (await import(this.#file('why.js'))) as WhyModule;
    const { reply } = this.#asked;
    const surveys = this.#surveys.map((survey) => ({ survey, gates: this.#gates(survey) }));
    return explain({ ...this.options, status: reply.status, reply, surveys }, withPanel);
  }

  /** Takes the server's offer. What is open stays open. */
  take(asked: Asked): void {
    this.#asked = asked;
    for (const stop of this.#stopWaiting) stop();
    this.#stopWaiting = this.#surveys.map(({ id, trigger, display }) =>
      display === 'button' || this.#triggered.has(id) ? () => {} : waitFor(trigger, () => this.#trigger(id)),
    );
    const button = this.#surveys.find(({ display, askable }) => display === 'button' && askable);
    if (button !== undefined || this.#overlay !== undefined)
      this.#above.setButton(button, () => button && void this.#open(button, true));
    for (const { id } of this.#surveys) this.#tryToShow(id);
  }

  get #surveys(): readonly WidgetSurvey[] {
    return this.#asked.reply.body?.surveys ?? [];
  }

  get #brand(): Brand {
    return this.#asked.reply.body!.brand;
  }

  get #above(): Overlay {
    return (this.#overlay ??= new Overlay(this.#brand, this.#theme));
  }

  get #customer() {
    const { external_id, expires, signature } = this.#asked.who;
    return external_id === undefined ? undefined : { external_id, expires, signature };
  }

  #trigger(surveyId: string): void {
    this.#triggered.add(surveyId);
    this.#tryToShow(surveyId);
  }

  #gates(survey: WidgetSurvey): readonly Gate[] {
    return gatesOf(survey, {
      isKnown: this.#customer?.signature !== undefined,
      drawn: this.#entry.drawFor(survey.id, Math.random),
      daysSinceAsked: this.#entry.daysSinceAsked(survey.id),
      hasPlace: placeOf(survey.id) !== null,
      isTriggered: this.#triggered.has(survey.id),
      wasShown: this.#wasShown,
      isAnotherOpen: this.#session !== undefined,
    });
  }

  #tryToShow(surveyId: string): void {
    const survey = this.#surveys.find(({ id }) => id === surveyId);
    if (survey === undefined || survey.display === 'button') return;
    if (!this.#gates(survey).every(({ passed }) => passed)) return;
    if (survey.display === 'inline') return void this.#place(survey);
    this.#wasShown = true;
    void this.#open(survey, false);
  }

  async #open(survey: WidgetSurvey, isWanted: boolean): Promise<void> {
    if (this.#session !== undefined) return;
    const session = this.#newSession(survey, () => {});
    this.#session = session;
    const { renderer, style } = await this.#renderer();
    const { frame } = this.#above;
    frame.addStyle(style);
    const onClose = () => {
      this.#session = undefined;
      if (!session.isCompleted) this.#note('dismissed', session);
    };
    const body = this.#above.open({ survey, title: renderer.titleOf(session), isWanted, onClose });
    renderer.mount(body, session, () => this.#above.renameClose(survey.interface.texts.close));
    if (!isWanted) this.#entry.noteAsked(survey.id);
    this.#note('shown', session);
  }

  async #place(survey: WidgetSurvey): Promise<void> {
    const place = placeOf(survey.id);
    if (place === null || this.#inline.has(survey.id)) return;
    this.#inline.add(survey.id);
    const session = this.#newSession(survey, () => this.#entry.noteAsked(survey.id));
    const { renderer, style } = await this.#renderer();
    const frame = new FrameElement(this.#brand, this.#theme);
    frame.host.setAttribute('place', '');
    frame.addStyle(style);
    frame.content.classList.add('w');
    frame.content.lang = survey.language;
    frame.content.dir = survey.direction;
    frame.content.setAttribute('aria-label', renderer.titleOf(session));
    renderer.mount(frame.content, session, () => {});
    place.append(frame.host);
    this.#note('shown', session);
  }

  #newSession(survey: WidgetSurvey, onAnswer: () => void): Session {
    return new Session(survey, this.#brand, this.#asked.who, this.#outbox, onAnswer);
  }

  /** Tells the page, and for a visitor whom the server knows also the server. */
  #note(kind: 'shown' | 'dismissed', { survey, identity }: Session): void {
    announce(kind, survey.id);
    const { external_id, expires, signature } = identity;
    if (external_id === undefined || signature === undefined) return;
    const id = `${kind}-${survey.id}`;
    const body = { survey_id: survey.id, kind };
    void this.#outbox.send({ id, path: 'exposures', at: Date.now(), body }, { external_id, expires, signature });
  }

  async #renderer(): Promise<{ readonly renderer: RendererModule; readonly style: string }> {
    const [renderer, { style }] = (await Promise.all(
      ['renderer.js', 'style.js'].map((name) => import(this.#file(name))),
    )) as [RendererModule, { readonly style: string }];
    return { renderer, style };
  }

  /** Address of a file beside this one. */
  #file(name: string): string {
    return new URL(name, import.meta.url).href;
  }
}

/** The element that the page has for an inline survey. */
function placeOf(surveyId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-hearback-inline="${CSS.escape(surveyId)}"]`);
}
