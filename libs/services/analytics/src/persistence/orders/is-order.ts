/** Whether a row `e` of `customer_event` is an order. Shops write returns as orders with an amount below zero: nothing is bought with them. */
export const IS_ORDER = `e.kind = 'order' and not e.from_page and (e.amount_minor is null or e.amount_minor >= 0)`;
