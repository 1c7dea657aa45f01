import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';

/** Something that a key does on the page that is open. */
export interface KeyAction {
  /** A single key such as `j`, two in a row such as `g i`, or with the modifier, such as `mod+k`. */
  readonly keys: string;
  /** What it does, for the list of all keys. */
  readonly label: string;
  readonly run: () => void;
}

/** Where this browser keeps that single keys are off. */
const OFF = 'hearback-keys-off';

/** Milliseconds in which the second key of two must follow. */
const SEQUENCE_MS = 1000;

/** Milliseconds after which a page has opened, for which a key waits until then, and the most keys that wait. */
const OPENING_MS = 3000;
const WAITING_MS = 1500;
const MOST_WAITING = 4;

/** All actions that are active now; the newest comes first, so that a dialog wins over its page. */
export class KeyMap {
  #groups: (readonly KeyAction[])[] = [];
  #first: { readonly key: string; readonly at: number } | undefined;

  /** Keys without an action so far, which were pressed while a page was loading. */
  #waiting: { readonly key: string; readonly at: number }[] = [];
  #openedAt = Date.now();

  /** Listens to the keyboard. */
  listen(target: Document): void {
    target.addEventListener('keydown', (event) => this.press(event));
  }

  /** Tells that another page is opened: for a moment, keys wait until its actions are there. */
  pageOpened(): void {
    this.#openedAt = Date.now();
    this.#waiting = [];
  }

  add(actions: readonly KeyAction[]): () => void {
    this.#groups = [actions, ...this.#groups];
    this.#pressWaiting();
    return () => void (this.#groups = this.#groups.filter((group) => group !== actions));
  }

  /** What can be pressed now. */
  get actions(): readonly KeyAction[] {
    const seen = new Set<string>();
    return this.#groups.flat().filter(({ keys }) => !seen.has(keys) && seen.add(keys));
  }

  get isOff(): boolean {
    return localStorage.getItem(OFF) !== null;
  }

  set isOff(off: boolean) {
    if (off) localStorage.setItem(OFF, '1');
    else localStorage.removeItem(OFF);
  }

  /** Runs the action of a key. Single keys are off in fields, in open dialogs of others, and where the person turned them off. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const hasModifier = event.metaKey || event.ctrlKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (hasModifier) return void this.#run(`mod+${key}`, event);
    if (event.altKey || (key !== 'Escape' && (this.isOff || isField(event.target)))) return;
    if (!this.#take(key, Date.now(), event) && Date.now() - this.#openedAt < OPENING_MS)
      this.#waiting = [...this.#waiting, { key, at: Date.now() }].slice(-MOST_WAITING);
  }

  /** Whether something is done with the key: an action, or the first half of one. */
  #take(key: string, at: number, event?: KeyboardEvent): boolean {
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined && at - first.at < SEQUENCE_MS && this.#run(`${first.key} ${key}`, event)) return true;
    if (this.actions.some(({ keys }) => keys.startsWith(`${key} `))) {
      this.#first = { key, at };
      return true;
    }
    return this.#run(key, event);
  }

  #pressWaiting(): void {
    const waiting = this.#waiting.filter(({ at }) => Date.now() - at < WAITING_MS);
    this.#waiting = [];
    for (const press of waiting) if (!this.#take(press.key, press.at)) this.#waiting.push(press);
  }

  #run(keys: string, event?: KeyboardEvent): boolean {
    const action = this.actions.find((action) => action.keys === keys);
    if (action === undefined) return false;
    event?.preventDefault();
    action.run();
    return true;
  }
}

/** Where letters are typed or choose; a tick box takes none. */
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [role="menu"], [role="listbox"]';

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(FIELDS) !== null;
}

const Keys = createContext<KeyMap | undefined>(undefined);

/** Gives the keys to all components. */
export function KeyMapProvider({ children, map }: { readonly children: ReactNode; readonly map: KeyMap }) {
  return <Keys value={map}>{children}</Keys>;
}

/** The keys of this page. */
export function useKeyMap(): KeyMap {
  const map = useContext(Keys);
  if (map === undefined) throw new Error('useKeyMap outside of KeyMapProvider');
  return map;
}

/** Adds actions while the component is shown. They may close over state: the newest are run. */
export function useKeys(actions: readonly KeyAction[]): void {
  const map = useKeyMap();
  const newest = useRef(actions);
  newest.current = actions;
  const names = actions.map(({ keys, label }) => `${keys}\n${label}`).join('\n\n');
  useEffect(
    () =>
      map.add(
        newest.current.map(({ keys, label }) => ({
          keys,
          label,
          run: () => newest.current.find((action) => action.keys === keys)?.run(),
        })),
      ),
    [map, names],
  );
}
