import type { Trigger } from '../protocol.js';
import { matchesPath } from './path-pattern.js';

/** Calls back once, when the page does what the trigger waits for; events are reported by the page itself. Returns what ends the wait. */
export function waitFor(trigger: Trigger, found: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  const go = () => {
    end.abort();
    found();
  };
  switch (trigger.kind) {
    case 'event':
      break;
    case 'page':
      onPath(trigger.path, go, signal);
      break;
    case 'delay': {
      const timer = setTimeout(go, trigger.seconds * 1000);
      signal.addEventListener('abort', () => clearTimeout(timer));
      break;
    }
    case 'scroll': {
      const check = () => scrolledPercent() >= trigger.percent && go();
      addEventListener('scroll', check, { passive: true, signal });
      check();
      break;
    }
    case 'exit':
      // The pointer leaves the window at its top, where the address and the tabs are. Touch has no such gesture.
      document.addEventListener('mouseout', ({ clientY, relatedTarget }) => clientY <= 0 && !relatedTarget && go(), {
        signal,
      });
  }
  return () => end.abort();
}

/** Pages that change their path without loading tell it by the Navigation API, where the browser has it, or by going back and forth. */
function onPath(pattern: string, go: () => void, signal: AbortSignal): void {
  const check = () => matchesPath(pattern, location.pathname) && go();
  const { navigation } = globalThis as unknown as { readonly navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', check, { signal });
  addEventListener('popstate', check, { signal });
  check();
}

/** How much of the page has been in the window; 100 for a page that is not longer than the window. */
function scrolledPercent(): number {
  const { scrollHeight } = document.documentElement;
  return ((scrollY + innerHeight) / scrollHeight) * 100;
}
