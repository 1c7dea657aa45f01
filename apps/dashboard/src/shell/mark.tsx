/** The mark of the product: an ear, an echo, an interval with its dot. */
export function Mark({ size = 18 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <path
        d="M7.6 4.2C4.9 6 3.2 8.8 3.2 12s1.7 6 4.4 7.8M16.4 4.2c2.7 1.8 4.4 4.6 4.4 7.8s-1.7 6-4.4 7.8"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3.6" fill="var(--accent)" />
    </svg>
  );
}
