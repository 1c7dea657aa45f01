/** An error as a line for a person, as PostgreSQL can store it; at most 500 characters. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, 500).toWellFormed();
}
