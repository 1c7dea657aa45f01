/** Finds the workspaces of what links in mails name. */
export abstract class LinkDirectory {
  /** The workspace of a customer. */
  abstract tenantOf(customerId: string): Promise<string | undefined>;
}
