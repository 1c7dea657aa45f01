/**
 * What a check found. `problem` keeps the product from working or endangers data; `warning` is to be looked at; `skipped` could not be
 * checked, because of a problem named elsewhere. `fix` says what to do about a problem or a warning.
 * @typedef {{ status: 'ok' | 'warning' | 'problem' | 'skipped', check: string, found: string, fix?: string }} Finding
 */

/** @returns {Finding} */
export const ok = (check, found) => ({ status: 'ok', check, found });

/** @returns {Finding} */
export const warning = (check, found, fix) => ({ status: 'warning', check, found, fix });

/** @returns {Finding} */
export const problem = (check, found, fix) => ({ status: 'problem', check, found, fix });

/** @returns {Finding} */
export const skipped = (check, found) => ({ status: 'skipped', check, found });

/** `1 event`, `3 events`. */
export const counted = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
