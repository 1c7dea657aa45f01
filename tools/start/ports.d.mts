/** Returns the wanted port if it is free on loopback, else the next free one within 100; 0 means any. */
export function freePort(wanted: number): Promise<number>;
