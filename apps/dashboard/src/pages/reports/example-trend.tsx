/** A trend with its band, as an example of what will be here. */
export function ExampleTrend() {
  return (
    <svg width="360" height="96" viewBox="0 0 360 96" aria-hidden style={{ maxInlineSize: '100%' }}>
      <path d="M4 60 C90 78 150 40 220 34 S320 14 344 8 V44 C310 50 270 66 220 68 S90 92 4 92 Z" fill="var(--band)" />
      <path
        d="M4 76 C90 84 150 56 220 50 S320 32 344 26"
        fill="none"
        stroke="var(--ink3)"
        strokeWidth="2"
        strokeDasharray="2 6"
        strokeLinecap="round"
      />
      <circle cx="344" cy="26" r="5" fill="var(--surface)" stroke="var(--ink3)" strokeWidth="2" />
    </svg>
  );
}
