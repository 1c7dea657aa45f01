import { attributionReport, type AttributionReport, type Sale } from '../../domain/orders/attribution-report.js';
import { churnReport, type ChurnReport } from '../../domain/churn/risk-report.js';
import type { CustomerHistory } from '../../domain/churn/customer-history.js';
import type { CustomerRisk } from '../../domain/churn/customer-risk.js';
import type { CustomerOrders } from '../../domain/orders/customer-orders.js';
import { checkForecast, expectedCustomerValue } from '../../domain/orders/customer-value.js';
import {
  firstDayWith,
  groupsOf,
  ordersOfAll,
  ordersOfGroup,
  type OrdersReport,
} from '../../domain/orders/orders-report.js';

/** What takes seconds with the customers of a large workspace, by name. Each takes and returns values that can be copied to another thread. */
export const COMPUTATIONS = {
  /** The reports of several periods: `months` has their numbers of closed months. */
  orders(input: {
    readonly customers: readonly CustomerOrders[];
    readonly today: number;
    readonly months: readonly number[];
  }) {
    const { customers, today, months } = input;
    const groups = groupsOf(customers);
    const firstDay = firstDayWith(customers, today);
    return months.map((count): OrdersReport => {
      const all = ordersOfAll(customers, today, count);
      return { ...all, parts: groups.map((group) => ordersOfGroup(group, all, firstDay)) };
    });
  },
  /** The reports of several choices, each from its `start` (milliseconds since 1970) on. */
  attribution(input: {
    readonly sales: readonly Sale[];
    readonly choices: readonly { readonly start: number; readonly window: number }[];
  }): readonly AttributionReport[] {
    return input.choices.map(({ start, window }) =>
      attributionReport(
        input.sales.filter(({ at }) => at >= start),
        window,
      ),
    );
  },
  customerValue(input: {
    readonly customers: readonly CustomerOrders[];
    readonly currency: string;
    readonly today: number;
  }) {
    const { customers, currency, today } = input;
    const expected = expectedCustomerValue(customers, currency, today);
    return { expected, check: expected.refusal ? null : checkForecast(customers, currency, today) };
  },
  churn(input: { readonly histories: readonly CustomerHistory[]; readonly today: number }): {
    readonly report: ChurnReport;
    readonly risks: readonly CustomerRisk[];
  } {
    return churnReport(input.histories, input.today);
  },
} as const;

export type ComputationName = keyof typeof COMPUTATIONS;
export type InputOf<N extends ComputationName> = Parameters<(typeof COMPUTATIONS)[N]>[0];
export type OutputOf<N extends ComputationName> = ReturnType<(typeof COMPUTATIONS)[N]>;

/** Computes while the process goes on with its requests. */
export abstract class Computations {
  /** The result of a computation; input and result are copied. */
  abstract run<N extends ComputationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
}
