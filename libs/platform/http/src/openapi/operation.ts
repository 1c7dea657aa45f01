import type { ReplyShape } from '../http/route.js';
import type { DtoClass } from '../fields/field.js';
import type { BodyKind } from '../http/route-config.js';

/** A route outside of controllers as the OpenAPI document shows it. */
export interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Status of success. Default: 204 for `noContent`, else 200. */
  readonly status?: number;
  readonly reply: ReplyShape;
  /** The body: a DTO class, or an OpenAPI schema. */
  readonly body?: DtoClass | { readonly schema: object; readonly example?: unknown };
  /** Kinds of bodies. Default: JSON alone. */
  readonly accepts?: readonly BodyKind[];
  /** The query as a DTO class. */
  readonly query?: DtoClass;
  /** Descriptions of the path's parameters by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly problems?: readonly number[];
}
