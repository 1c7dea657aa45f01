/** The colours of charts: custom properties of the page, and the light palette where a mail or a file has none. */
export const COLOURS = {
  accent: 'var(--hb-accent, #12617A)',
  surface: 'var(--hb-surface, #FFFFFF)',
  line: 'var(--hb-line, #E6E1D8)',
  edge: 'var(--hb-line2, #8C867B)',
  ink: 'var(--hb-ink, #1F1D1A)',
  ink2: 'var(--hb-ink2, #57534B)',
  ink3: 'var(--hb-ink3, #6B665C)',
} as const;

/** The five steps of a heat table: ground and text. Worse is darker in light pages, lighter in dark ones. */
export const HEAT_STEPS = [
  { ground: 'var(--hb-heat-0, #F3F0EA)', text: 'var(--hb-heat-ink-0, #1F1D1A)' },
  { ground: 'var(--hb-heat-1, #FBE6D8)', text: 'var(--hb-heat-ink-1, #1F1D1A)' },
  { ground: 'var(--hb-heat-2, #F5C7AA)', text: 'var(--hb-heat-ink-2, #1F1D1A)' },
  { ground: 'var(--hb-heat-3, #E59A72)', text: 'var(--hb-heat-ink-3, #1F1D1A)' },
  { ground: 'var(--hb-heat-4, #97380F)', text: 'var(--hb-heat-ink-4, #FFFFFF)' },
] as const;
