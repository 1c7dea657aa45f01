const MINUTE_MS = 60_000;

/** A moment as a field for date and time shows it, in a time zone: `2026-11-26T14:02`. */
export function toZoned(time: string | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(time));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The moment of such a text; `undefined` if it is none. A time that the clocks skip becomes the one after. */
export function fromZoned(text: string, timeZone: string): Date | undefined {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (ms: number) =>
    Date.parse(`${toZoned(new Date(ms), timeZone)}Z`) - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first));
}
