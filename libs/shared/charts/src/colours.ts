/** The colours of charts: custom properties of the page, and the light palette where a mail or a file has none. */
export const COLOURS = {
  accent: 'var(--accent, #12617A)',
  down: 'var(--down, #97380F)',
  surface: 'var(--surface, #FFFFFF)',
  line: 'var(--line, #E6E1D8)',
  edge: 'var(--line2, #8C867B)',
  ink: 'var(--ink, #1F1D1A)',
  ink2: 'var(--ink2, #57534B)',
  ink3: 'var(--ink3, #6B665C)',
} as const;

/** The five steps of a heat table: ground and text. Worse is darker in light pages, lighter in dark ones. */
export const HEAT_STEPS = [
  { ground: 'var(--heat-0, #F3F0EA)', text: 'var(--on-heat, #1F1D1A)' },
  { ground: 'var(--heat-1, #FBE6D8)', text: 'var(--on-heat, #1F1D1A)' },
  { ground: 'var(--heat-2, #F5C7AA)', text: 'var(--on-heat, #1F1D1A)' },
  { ground: 'var(--heat-3, #E59A72)', text: 'var(--on-heat, #1F1D1A)' },
  { ground: 'var(--heat-4, #97380F)', text: 'var(--on-heat-4, #FFFFFF)' },
] as const;
