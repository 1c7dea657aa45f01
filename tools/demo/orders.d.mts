/** An event as the API takes it. */
export interface DemoEvent {
  readonly id: string;
  readonly kind: 'visit' | 'lead' | 'order' | 'refund';
  readonly external_id: string;
  readonly occurred_at: string;
}

export function orderEvents(
  now: number,
  size?: { readonly customers?: number; readonly span?: number; readonly prospects?: number },
): readonly DemoEvent[];
export function recordOrders(
  call: (method: 'POST', path: string, body: object) => Promise<unknown>,
  now?: number,
): Promise<number>;
