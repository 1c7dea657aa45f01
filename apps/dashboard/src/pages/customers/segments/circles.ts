/** A circle on the middle line. */
interface Circle {
  readonly x: number;
  readonly r: number;
}

/**
 * Two circles in a picture of this height. Their areas are as the sizes; the part of the smaller one's diameter that lies in the other is
 * the part of it that is in both, so that none looks like none and all like all.
 */
export function circlesOf(
  size: number,
  otherSize: number,
  both: number,
  height: number,
): { readonly first: Circle; readonly second: Circle; readonly width: number } {
  const largest = Math.max(size, otherSize, 1);
  const radius = (n: number) => (height / 2 - 1) * Math.sqrt(n / largest);
  const [r1, r2] = [radius(size), radius(otherSize)];
  const smaller = Math.min(size, otherSize);
  const shared = smaller === 0 ? 0 : both / smaller;
  const distance = r1 + r2 - shared * 2 * Math.min(r1, r2);
  const left = Math.max(r1, r2 - distance) + 1;
  const right = Math.max(left + distance + r2, left + r1) + 1;
  return { first: { x: left, r: r1 }, second: { x: left + distance, r: r2 }, width: right };
}
