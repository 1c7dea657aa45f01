/** Bytes of a body that anybody may send without a credential: room for the longest value of every member. */
export const ANONYMOUS_BODY_BYTES = 32_768;
