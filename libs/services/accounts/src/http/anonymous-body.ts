/** Maximum bytes of a body on routes without a credential; enough for the longest value of every field. */
export const ANONYMOUS_BODY_BYTES = 32_768;
