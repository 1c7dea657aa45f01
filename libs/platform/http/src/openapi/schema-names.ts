import { ApiSchema, DECORATORS } from '@nestjs/swagger';
import type { DtoClass } from '../fields/field.js';
import type { DescribedOperation } from './operations.js';

const NAMES = new WeakMap<DtoClass, string>();

/** The name of a DTO class in the document. */
export function schemaNameOf(dto: DtoClass): string {
  return NAMES.get(dto) ?? dto.name;
}

/**
 * Names the schemas of all DTO classes: without `Dto`, and with the service before it where two services mean different
 * things by one word (`FollowupsActor`). Throws where two classes of one service have one name.
 */
export function nameSchemas(operations: readonly DescribedOperation[]): void {
  const services = new Map<DtoClass, string>();
  for (const { service, models } of operations) for (const model of models) note(model, service, services);
  const byWord = new Map<string, [DtoClass, string][]>();
  for (const entry of services) {
    const word = entry[0].name.replace(/Dto$/, '');
    byWord.set(word, [...(byWord.get(word) ?? []), entry]);
  }
  for (const [word, classes] of byWord) {
    for (const [dto, service] of classes) {
      if (classes.some(([other, of]) => other !== dto && of === service)) {
        throw new Error(`two classes of ${service} are called ${dto.name}`);
      }
      const name = classes.length > 1 ? `${service.charAt(0).toUpperCase()}${service.slice(1)}${word}` : word;
      NAMES.set(dto, name);
      ApiSchema({ name })(dto);
    }
  }
}

function note(dto: DtoClass, service: string, services: Map<DtoClass, string>): void {
  if (services.has(dto)) return;
  services.set(dto, service);
  for (const inner of dtosInside(dto)) note(inner, service, services);
}

/** What swagger knows of the members, those of fields and those declared with `@ApiProperty` alike. */
function dtosInside(dto: DtoClass): readonly DtoClass[] {
  const prototype = dto.prototype as object;
  const members = (Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES_ARRAY, prototype) ?? []) as readonly string[];
  return members.flatMap((member) => {
    const { type } = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, prototype, member.slice(1)) as {
      type?: unknown;
    };
    // A type that is given as a function of no name but its member's is one to be called.
    const inner: unknown = typeof type === 'function' && type.name === 'type' ? (type as () => unknown)() : type;
    return typeof inner === 'function' && inner.name.endsWith('Dto') ? [inner as DtoClass] : [];
  });
}
