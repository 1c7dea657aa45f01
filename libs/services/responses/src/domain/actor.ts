/** Who acts on responses: a member of staff or an API key. */
export interface Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}
