/** Media types a route may accept as its body; `json-text` is JSON that is sent as `text/plain`. */
export type BodyKind =
  'json' | 'json-text' | 'form' | 'multipart' | 'csv' | 'ndjson' | 'xlsx' | 'png' | 'jpeg' | 'webp';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Kinds of bodies this route accepts. Default: JSON alone. */
    accepts?: readonly BodyKind[];
    /** Bytes a body may have; for streams too. */
    bodyLimit?: number;
    /** Query parameters of a route that reads none or some without a DTO; all others are rejected. */
    query?: readonly string[];
    /** The route is no operation of the API: it answers methods that a path does not have, or a preflight. */
    isOutsideApi?: boolean;
    /** Web pages of other origins may call the route with a publishable key. */
    cors?: boolean;
    /** The route is answered under the host name of the survey pages, too, as those with `cors` are. */
    forCustomers?: boolean;
    /** The route takes no body. */
    bodyless?: boolean;
  }
}
