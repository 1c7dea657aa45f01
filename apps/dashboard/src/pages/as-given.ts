/**
 * What an address asks for, as it is: the page leaves out what is malformed (`tasksSearchFrom(useSearch(…))`). So the code that reads
 * the address of one page is not part of the first one.
 */
export const asGiven = <T>(search: Record<string, unknown>): T => search as T;
