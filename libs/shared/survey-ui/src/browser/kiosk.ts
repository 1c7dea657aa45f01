/** Seconds without a gesture after which somebody has left the device, and after which thanks have been read. */
export const LEFT_SECONDS = 60;
export const THANKS_SECONDS = 10;

/**
 * Leads the next person to the start, so that nobody sees what somebody else has answered: after a time without a gesture, and
 * when the browser brings back a page as it was left.
 */
export function startOverWhenIdle(start: string, seconds: number): void {
  const startOver = () => location.replace(start);
  let timer = setTimeout(startOver, seconds * 1000);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(startOver, seconds * 1000);
  };
  for (const gesture of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(gesture, wait, true);
  addEventListener('pageshow', ({ persisted }) => persisted && startOver());
}
