/** Lets other work of the process go on, such as requests, before a long computation continues. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
