/** Media types a route may accept as its body. */
export type BodyKind = 'json' | 'form' | 'csv' | 'ndjson';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Kinds of bodies this route accepts. Default: JSON alone. */
    accepts?: readonly BodyKind[];
    /** Bytes a body may have; for streams too. */
    bodyLimit?: number;
    /** Query parameters of a route that reads none or some without a DTO; all others are rejected. */
    query?: readonly string[];
    /** Answers 405 for a method that the path does not have: no route of the API. */
    wrongMethod?: boolean;
    /** The route takes no body. */
    bodyless?: boolean;
  }
}
