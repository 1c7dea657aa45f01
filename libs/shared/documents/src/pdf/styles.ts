import { StyleSheet } from '@react-pdf/renderer';
import { SANS, SERIF } from '../fonts.js';
import type { PdfVerdict } from '../pdf-document.js';

/** Colours of paper: the light palette. */
export const PAPER = { ink: '#1F1D1A', ink2: '#57534B', ink3: '#6B665C', line: '#E6E1D8', accent: '#12617A' } as const;

/** Ground, text and sign of each verdict. The one of few answers is outlined. */
export const VERDICTS: Readonly<
  Record<PdfVerdict, { readonly ground: string; readonly text: string; readonly sign: string }>
> = {
  up: { ground: '#DFEFF2', text: '#0F5F73', sign: '↑' },
  down: { ground: '#FBE8DD', text: '#97380F', sign: '↓' },
  no_clear_change: { ground: '#EFECE5', text: '#57534B', sign: '=' },
  too_few: { ground: '#FFFFFF', text: '#57534B', sign: '○' },
};

/** Width between the margins of an A4 page, in pt. */
export const CONTENT_WIDTH = 499;

export const styles = StyleSheet.create({
  page: {
    paddingTop: 44,
    paddingBottom: 108,
    paddingHorizontal: 48,
    fontFamily: [...SANS],
    fontSize: 9.5,
    lineHeight: 1.45,
    color: PAPER.ink,
  },
  head: { justifyContent: 'space-between', fontSize: 8.5, marginBottom: 18 },
  owner: { fontWeight: 600, maxWidth: '40%' },
  period: { color: PAPER.ink2, maxWidth: '56%' },
  title: { fontSize: 18, fontWeight: 600, lineHeight: 1.25, marginBottom: 8 },
  sentence: { fontSize: 10.5, color: PAPER.ink2, marginBottom: 14 },
  heading: { fontSize: 10.5, fontWeight: 600, marginTop: 18, marginBottom: 6 },
  note: { fontSize: 8.5, fontWeight: 400, color: PAPER.ink3 },
  text: { color: PAPER.ink2, marginBottom: 6 },
  row: { borderTopWidth: 0.75, borderTopColor: PAPER.line, paddingVertical: 6, alignItems: 'center' },
  finding: { flex: 1 },
  verdict: { width: 126 },
  chip: { borderRadius: 9, paddingHorizontal: 7, paddingVertical: 2, fontSize: 8, fontWeight: 600 },
  column: { fontSize: 8.5, color: PAPER.ink3 },
  strong: { fontSize: 11, fontWeight: 600 },
  small: { fontSize: 8, fontWeight: 400, color: PAPER.ink2 },
  quote: { fontFamily: [...SERIF], fontSize: 12, lineHeight: 1.4, marginBottom: 6 },
  footer: { position: 'absolute', left: 48, right: 48, fontSize: 8, color: PAPER.ink2 },
  footerRule: { borderTopWidth: 0.75, borderTopColor: PAPER.line, paddingTop: 8, bottom: 48 },
  made: { bottom: 28 },
});

/** Never breaks a word: parts of a text in two fonts or directions, such as `1` and `%` in Arabic, are words of their own to the layout. */
export const WHOLE_WORDS = { hyphenationPenalty: 10_000 } as const;

/** A style of a part. */
export type Style = Parameters<typeof StyleSheet.create>[0][string];
