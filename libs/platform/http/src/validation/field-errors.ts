import type { FieldError } from '@hearback/kernel';
import type { ValidationError } from 'class-validator';
import { pointerSegment, type CheckContext } from '../fields/field-check.js';

/** Where the members come from. */
export type Source = 'body' | 'query' | 'param';

/** What class-validator found, as the `errors` of a problem document. */
export function fieldErrors(errors: readonly ValidationError[], source: Source, path = ''): readonly FieldError[] {
  return errors.flatMap(({ property, value, constraints = {}, contexts = {}, children = [] }) => {
    const own = Object.entries(constraints).map(([name, detail]) => {
      const context = contexts[name] as CheckContext | undefined;
      const pointer = `${pointerTo(source, path, property)}${context?.at?.(value as never) ?? ''}`;
      if (name === 'whitelistValidation')
        return { pointer, ...(source === 'query' ? UNKNOWN_PARAMETER : UNKNOWN_MEMBER) };
      return { pointer, code: context?.code ?? kebab(name), detail };
    });
    return [...own, ...fieldErrors(children, source, `${path}/${pointerSegment(property)}`)];
  });
}

/** The error of a query parameter that the route does not take. */
export const UNKNOWN_PARAMETER = {
  code: 'unknown-parameter',
  detail: 'is not a parameter of this route; leave it out',
} as const;

const UNKNOWN_MEMBER = { code: 'unknown-member', detail: 'is not a member of this object; leave it out' } as const;

function pointerTo(source: Source, path: string, name: string): string {
  if (source === 'query') return `?${name}`;
  return source === 'param' ? `{${name}}` : `${path}/${pointerSegment(name)}`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
