import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';

/**
 * Keeps a free JSON value as it was parsed. class-transformer would copy it member by member and drop names that objects
 * inherit; the type avoids the copy, and the transform then restores the original.
 */
export function Untransformed(): PropertyDecorator {
  return applyDecorators(
    Type(() => Boolean),
    Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => obj[key]),
  );
}
