import { CROSS, icon, make } from '../engine/frame-element.js';
import type { Finding } from './findings.js';

/** The panel's style sheet; the bundler fills it in. */
declare const PANEL_STYLE: string;

const TICK = 'M20 6 9 17l-5-5';

let open: HTMLElement | undefined;

/** Shows the findings above the page; Escape and the button close it, and the focus goes back. */
export function showPanel(found: readonly Finding[]): void {
  open?.remove();
  const cameFrom = document.activeElement as HTMLElement | null;
  const host = document.createElement('hearback-why');
  open = host;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_STYLE);
  root.adoptedStyleSheets = [sheet];
  const close = make('button', { type: 'button' }, 'Close');
  const panel = make(
    'div',
    { class: 'why', role: 'dialog', 'aria-label': 'Why is my survey not shown?', tabindex: '-1' },
    make('h2', {}, 'Why is my survey not shown?'),
    ...[...new Set(found.map(({ subject }) => subject))].flatMap((subject) => [
      make('h3', {}, subject),
      make('ul', {}, ...found.filter((each) => each.subject === subject).map(item)),
    ]),
    close,
  );
  const end = () => {
    host.remove();
    cameFrom?.focus();
  };
  close.addEventListener('click', end);
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  });
  root.append(panel);
  document.body.append(host);
  panel.focus();
}

function item({ gate, passed, fix }: Finding): HTMLElement {
  const sentence = fix === undefined ? '' : ` ${fix}`;
  const word = make('b', {}, passed ? 'Passed' : 'Failed');
  return make(
    'li',
    { class: passed ? 'yes' : 'no' },
    icon(passed ? TICK : CROSS),
    make('span', {}, word, `: ${gate}.${sentence}`),
  );
}
