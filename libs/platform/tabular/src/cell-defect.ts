/** Why a cell cannot be read; the detail says the rule and, where there is one, the fix. */
export class CellDefect {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {}
}

/** The beginning of a cell for messages. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `“${short}”`;
}
