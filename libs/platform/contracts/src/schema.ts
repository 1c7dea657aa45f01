import { Type, type Static, type TSchema } from '@sinclair/typebox';

/** A UUID in canonical form. */
export const Uuid = () => Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** An instant, RFC 3339 in UTC. */
export const Instant = () => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });

/** Text that can name or quote a person; emptied in the log when that person is erased. */
export const PersonalText = () => Type.String({ personal: true });

/** The value or null. */
export const Nullable = <S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }] });
