import type { Brand, Identity, WidgetSurvey } from '../protocol.js';
import { announce } from './announce.js';
import type { Outbox, Outcome } from './outbox.js';
import { randomHex, randomUuid } from './random-ids.js';

/** After how long without a further gesture an answer is saved. */
const SETTLE_MS = 400;

/** A visitor answering a survey: one response, from the first answer on. */
export class Session {
  readonly #submissionId = randomUuid();
  readonly #editKey = randomHex();
  readonly #told = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves what waits for its pause. */
  #flush = (): void => {};
  /** Called with the outcome of each attempt to save. */
  onOutcome = (_outcome: Outcome): void => {};
  isCompleted = false;

  constructor(
    readonly survey: WidgetSurvey,
    readonly brand: Brand,
    readonly identity: Identity,
    private readonly outbox: Outbox,
    /** The first answer. */
    private readonly onAnswer: () => void,
  ) {
    outbox.watch(this.#submissionId, (outcome) => this.onOutcome(outcome));
    addEventListener('pagehide', () => this.#flush());
  }

  /** Saves soon, and tells the page of the first answer to each question. `answers` are all so far; undefined: none. */
  answered(question: string, answers: Readonly<Record<string, unknown>> | undefined): void {
    if (this.#told.size === 0) this.onAnswer();
    if (!this.#told.has(question)) announce('answered', this.survey.id, question);
    this.#told.add(question);
    clearTimeout(this.#timer);
    this.#flush = () => answers && void this.save(answers, false);
    this.#timer = setTimeout(() => this.#flush(), SETTLE_MS);
  }

  /** Replaces the answers that the server has. */
  save(answers: Readonly<Record<string, unknown>>, isComplete: boolean): Promise<Outcome> {
    clearTimeout(this.#timer);
    this.#flush = () => {};
    const { external_id, expires, signature } = this.identity;
    const customer = external_id === undefined ? undefined : { external_id, expires, signature };
    const body = {
      survey_id: this.survey.id,
      submission_id: this.#submissionId,
      edit_key: this.#editKey,
      answers,
      fill_token: this.survey.fill_token,
      language: this.survey.language,
      complete: isComplete,
    };
    return this.outbox.send({ id: this.#submissionId, path: 'answers', at: Date.now(), body }, customer);
  }

  complete(): void {
    if (!this.isCompleted) announce('completed', this.survey.id);
    this.isCompleted = true;
  }
}
