/** How long a link that signs in is valid, milliseconds. */
export const LOCAL_SIGN_IN_LIFETIME = 30 * 60_000;
