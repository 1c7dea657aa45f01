/** Finds the workspaces of what links in mails name. */
export abstract class LinkDirectory {
  /** The workspace of a customer. */
  abstract tenantOf(customerId: string): Promise<string | undefined>;
  /** The workspace and the customer of a privacy request. */
  abstract requestOf(
    requestId: string,
  ): Promise<{ readonly tenantId: string; readonly customerId: string } | undefined>;
}
