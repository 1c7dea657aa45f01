import type { PdfVerdict } from '../pdf-document.js';

/** Colours of verdicts: ground, text, sign. Classes give them their dark values where a client has a dark mode. */
export const CHIPS: Readonly<
  Record<PdfVerdict, { readonly ground: string; readonly text: string; readonly sign: string }>
> = {
  up: { ground: '#dfeff2', text: '#0f5f73', sign: '↑' },
  down: { ground: '#fbe8dd', text: '#97380f', sign: '↓' },
  no_clear_change: { ground: '#efece5', text: '#57534b', sign: '=' },
  too_few: { ground: 'transparent', text: '#57534b', sign: '○' },
};

/** What inline styles cannot say: dark mode and phones. The rest is inline, for mail clients that drop this. */
export const STYLE_SHEET = `:root{color-scheme:light dark}
.dark-only{display:none}
@media (max-width:480px){.around{padding:0!important}.sheet{border-width:0!important;border-radius:0!important}.inside{padding:24px 16px!important}.bar img{width:120px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#141311!important}.sheet{background:#1c1a18!important;border-color:#34312c!important}
.ink{color:#f1eee8!important}.ink2{color:#c2bcb0!important}.ink3{color:#a39d91!important}.link{color:#79c5d9!important}
.line{border-color:#34312c!important}.button{background:#79c5d9!important;color:#06222b!important}
.chip-up{background:#15333c!important;border-color:#15333c!important;color:#85ccdf!important}.chip-down{background:#3b2318!important;border-color:#3b2318!important;color:#f2a988!important}
.chip-no_clear_change{background:#2a2724!important;border-color:#2a2724!important;color:#c2bcb0!important}.chip-too_few{color:#c2bcb0!important}
.light-only{display:none!important}.dark-only{display:inline-block!important}
}`;

export const INK = '#1f1d1a';
export const INK2 = '#57534b';
export const INK3 = '#6b665c';
export const LINE = '1px solid #e6e1d8';
export const ACCENT = '#12617a';
