/** Writes the bundle of web pages. */
export function bundle(): Promise<void>;
