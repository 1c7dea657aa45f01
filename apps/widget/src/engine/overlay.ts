import { BUBBLE } from '@hearback/survey-ui';
import type { Brand, WidgetSurvey } from '../protocol.js';
import { CROSS, FrameElement, icon, make, type Theme } from './frame-element.js';

/** How a popover opens. */
export interface Opening {
  readonly survey: WidgetSurvey;
  /** What assistive technology calls it. */
  readonly title: string;
  /** Only then does it take the focus. */
  readonly isWanted: boolean;
  readonly onClose: () => void;
}

/** The button and the popover, above the page and outside of its layout. */
export class Overlay {
  readonly frame: FrameElement;
  readonly #status = make('p', { class: 'say', role: 'status' });
  #button: HTMLButtonElement | undefined;
  #popover: HTMLElement | undefined;
  #cameFrom: Element | null = null;
  #onClose = () => {};

  constructor(brand: Brand, theme: Theme) {
    this.frame = new FrameElement(brand, theme);
    this.frame.content.append(this.#status);
    document.body.append(this.frame.host);
    document.addEventListener('keydown', (event) => this.#closeByKey(event));
  }

  setButton(survey: WidgetSurvey | undefined, onClick: () => void): void {
    this.#button?.remove();
    this.#button = undefined;
    if (survey === undefined) return;
    const text = survey.button_text ?? survey.interface.texts.feedback;
    this.#speak(survey, text);
    this.#button = make('button', { class: 'fb', type: 'button', 'aria-expanded': 'false' }, icon(BUBBLE), text);
    this.#button.addEventListener('click', () => (this.#popover ? this.close() : onClick()));
    this.frame.content.append(this.#button);
  }

  /** Opens an empty popover; returns the element for the survey. */
  open({ survey, title, isWanted, onClose }: Opening): HTMLElement {
    this.#speak(survey, survey.button_text ?? survey.interface.texts.feedback);
    const close = make(
      'button',
      { class: 'x', type: 'button', 'aria-label': survey.interface.texts.notNow },
      icon(CROSS),
    );
    close.addEventListener('click', () => this.close());
    const body = make('div', { class: 'w' });
    const attributes = { class: 'pop', role: 'dialog', 'aria-label': title, tabindex: '-1' };
    const popover = make('div', attributes, body, close);
    this.#cameFrom = isWanted ? (this.frame.focused ?? document.activeElement) : null;
    popover.addEventListener('focusin', ({ relatedTarget }) => (this.#cameFrom ??= relatedTarget as Element | null));
    this.#popover = popover;
    this.#onClose = onClose;
    this.#button?.setAttribute('aria-expanded', 'true');
    this.#status.after(popover);
    if (isWanted) popover.focus({ preventScroll: true });
    // Who does not see it appear is told, and finds it at the end of the page.
    else this.#status.textContent = title;
    return body;
  }

  /** Closes the popover; the focus goes back to where it was before it came in. */
  close(): void {
    const popover = this.#popover;
    if (popover === undefined) return;
    const hadFocus = popover.contains(this.frame.focused);
    this.#popover = undefined;
    popover.remove();
    this.#status.textContent = '';
    this.#button?.setAttribute('aria-expanded', 'false');
    if (hadFocus) ((this.#cameFrom?.isConnected ? this.#cameFrom : this.#button) as HTMLElement | undefined)?.focus();
    this.#onClose();
  }

  /** Once there is nothing to send, closing does not mean "not now". */
  renameClose(label: string): void {
    this.#popover?.querySelector('.x')?.setAttribute('aria-label', label);
  }

  #closeByKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#popover === undefined) return;
    const { activeElement } = document;
    // With the focus elsewhere in the page, the key belongs to the page.
    if (activeElement !== this.frame.host && activeElement !== document.body) return;
    event.preventDefault();
    this.close();
  }

  #speak({ language, direction }: WidgetSurvey, label: string): void {
    const { content } = this.frame;
    content.lang = language;
    content.dir = direction;
    content.setAttribute('aria-label', label);
  }
}
