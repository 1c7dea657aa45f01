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

/** All actions that are active now; the newest comes first, so that a dialog wins over its page. */
export class KeyMap {
  #groups: (readonly KeyAction[])[] = [];
  #first: { readonly key: string; readonly at: number } | undefined;

  add(actions: readonly KeyAction[]): () => void {
    this.#groups = [actions, ...this.#groups];
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
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined && Date.now() - first.at < SEQUENCE_MS && this.#run(`${first.key} ${key}`, event)) return;
    if (this.actions.some(({ keys }) => keys.startsWith(`${key} `))) {
      this.#first = { key, at: Date.now() };
      return;
    }
    this.#run(key, event);
  }

  #run(keys: string, event: KeyboardEvent): boolean {
    const action = this.actions.find((action) => action.keys === keys);
    if (action === undefined) return false;
    event.preventDefault();
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

/** Listens to the keyboard. */
export function KeyMapProvider({ children, map }: { readonly children: ReactNode; readonly map: KeyMap }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => map.press(event);
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [map]);
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
