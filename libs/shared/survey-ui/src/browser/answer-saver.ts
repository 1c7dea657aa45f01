import type { PreparedSurvey } from '@hearback/questionnaire';
import { FORM_FIELDS } from '../form/field-names.js';
import type { FilledIn } from '../form/read-form.js';
import { valuesToSave } from '../form/values-to-save.js';
import type { PageData } from './page-data.js';

/** After how long without a further gesture an answer is saved. */
const SETTLE_MS = 400;
const RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;

/** How long sending waits for a save in progress, so that the save cannot arrive after the later answers of the form. */
const OVERTAKE_MS = 1_500;

/** Saves the answers given so far, again and again until the server has them. */
export class AnswerSaver {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #failures = 0;
  #saved = '';
  #isSubmitting = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly data: PageData,
    private readonly compiled: PreparedSurvey,
    private readonly read: () => FilledIn,
  ) {
    addEventListener('online', () => this.schedule(0));
    addEventListener('pagehide', () => this.#timer !== undefined && void this.#save());
  }

  /** Saves soon. */
  schedule(delay = SETTLE_MS): void {
    if (this.#isSubmitting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), delay);
  }

  /** Lets a save in progress arrive before the form is sent; without a connection, sending waits for one. */
  beforeSubmit(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSubmitting || (this.#saving === undefined && navigator.onLine)) return;
    event.preventDefault();
    const go = () => {
      this.#isSubmitting = true;
      this.form.requestSubmit(event.submitter);
    };
    if (navigator.onLine) {
      const late = new Promise((resolve) => setTimeout(resolve, OVERTAKE_MS));
      void Promise.race([this.#saving, late]).then(go);
    } else {
      this.#say('waits');
      addEventListener('online', go, { once: true });
    }
  }

  async #save(): Promise<void> {
    this.#timer = undefined;
    if (this.#saving !== undefined) return this.#saving.then(() => this.schedule());
    const body = this.#body();
    if (body === undefined || body === this.#saved) return;
    this.#saving = this.#send(body).finally(() => (this.#saving = undefined));
    return this.#saving;
  }

  async #send(body: string): Promise<void> {
    const { submission } = this.#own();
    try {
      const { savePath, needsGesture } = this.data;
      const reply = await fetch(needsGesture ? savePath : `${savePath}/${submission}`, {
        method: needsGesture ? 'POST' : 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive: true,
      });
      if (reply.ok) {
        this.#failures = 0;
        this.#saved = body;
        this.#say('saved');
      } else if (reply.status === 429 || reply.status >= 500) this.#retry();
      // Any other rejection is repeated, and explained, when the form is sent.
    } catch {
      this.#retry();
    }
  }

  #retry(): void {
    this.#failures += 1;
    this.#say('waits');
    this.schedule(Math.min(RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS));
  }

  /** Undefined as long as there is nothing to save. */
  #body(): string | undefined {
    const { editKey, preview, fill, gesture, submission } = this.#own();
    if (this.data.needsGesture && gesture === '') return undefined;
    const filledIn = this.read();
    const answers = valuesToSave(this.compiled, filledIn);
    if (answers === undefined) return undefined;
    return JSON.stringify({
      ...(gesture && { submission_id: submission }),
      edit_key: editKey,
      answers,
      hidden_fields: filledIn.hiddenFields,
      language: this.data.language,
      complete: false,
      ...(preview && { preview }),
      ...(this.data.isKiosk && { kiosk: true }),
      ...(fill && { fill_token: fill }),
    });
  }

  #own() {
    const value = (name: string) => (this.form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '';
    return {
      submission: value(FORM_FIELDS.submission),
      editKey: value(FORM_FIELDS.editKey),
      preview: value(FORM_FIELDS.preview),
      fill: value(FORM_FIELDS.fill),
      gesture: value(FORM_FIELDS.gesture),
    };
  }

  #say(what: 'saved' | 'waits'): void {
    const status = document.querySelector<HTMLElement>('#saved');
    const text = status?.dataset[what];
    if (status !== null && text !== undefined && status.textContent !== text) status.textContent = text;
  }
}
