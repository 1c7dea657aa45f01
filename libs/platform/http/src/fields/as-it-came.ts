import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';

/**
 * Keeps a free JSON value as it was parsed. class-transformer would copy it member by member and leave out names that
 * objects inherit; a type of its own spares the copy, and then the original takes the place of what came of it.
 */
export function AsItCame(): PropertyDecorator {
  return applyDecorators(
    Type(() => Boolean),
    Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => obj[key]),
  );
}
