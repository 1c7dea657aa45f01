/** Creates a folder that is readable for PostgreSQL too. The caller removes it. */
export function temporaryFolder(purpose: string): string;
