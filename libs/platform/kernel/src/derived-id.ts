import { parse, v5 } from 'uuid';

/** Namespace of derived ids: the UUIDv5 of the product's name under the DNS namespace. */
const NAMESPACE = parse(v5('hearback', v5.DNS));

const encoder = new TextEncoder();

/**
 * An id that follows from its parts (UUID version 5, RFC 9562): the same parts always give the same id. Effects of
 * events derive theirs from the event's id, so that a redelivery finds the row of the first delivery.
 */
export function derivedId(...parts: readonly string[]): string {
  // As bytes, because an import derives one for each row and the library converts strings one character at a time.
  return v5(encoder.encode(JSON.stringify(parts)), NAMESPACE);
}
