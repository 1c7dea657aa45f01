import type { PageSite, Site } from '@hearback/http';

/** What a process serves to browsers besides the API and the pages of its services. */
export interface Sites {
  /** The web application of staff. */
  readonly application?: Site;
  readonly documentation?: PageSite;
}

/** The address of the page of problems, if the documentation has one. */
export function problemsPageOf(documentation: PageSite | undefined): string | undefined {
  return documentation?.pages.has('problems') === true ? `${documentation.prefix}/problems` : undefined;
}
