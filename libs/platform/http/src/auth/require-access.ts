import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS } from './access.js';

/** What is needed to find the methods of controllers. */
export interface ControllerMetadata {
  readonly discovery: DiscoveryService;
  readonly scanner: MetadataScanner;
  readonly reflector: Reflector;
}

/** Throws if methods of controllers do not declare who may call them, and names all of them. */
export function requireAccess({ discovery, scanner, reflector }: ControllerMetadata): void {
  const missing = discovery.getControllers().flatMap(({ name, metatype }) => {
    const prototype = (metatype as { readonly prototype: Record<string, () => unknown> }).prototype;
    return scanner
      .getAllMethodNames(prototype)
      .filter((method) => reflector.get<unknown>(ACCESS, prototype[method]!) === undefined)
      .map((method) => `${String(name)}.${method}`);
  });
  if (missing.length > 0) throw new Error(`these routes do not declare who may call them: ${missing.join(', ')}`);
}
