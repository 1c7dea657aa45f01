import type { LinkProps } from '@tanstack/react-router';
import { useFormat } from '../../../i18n/format.js';
import { TextLink } from '../../../parts/small.js';
import { isScore } from './figure-scale.js';
import type { Days, Goal } from './goals-queries.js';

/** The reports that show what the figures without a list of answers are counted from. */
const REPORTS = {
  retention: '/reports/orders',
  customer_value: '/reports/orders',
  order_value: '/reports/orders',
  conversion: '/reports/orders',
  service_cost: '/reports/followups',
  first_response: '/reports/followups',
  resolution: '/reports/followups',
} as const satisfies Partial<Record<Goal['figure'], LinkProps['to']>>;

/** How many cases a figure has. It opens the answers of a score, and the report about the others. */
export function FigureCount(props: {
  readonly figure: Goal['figure'];
  /** Null: of all touchpoints. */
  readonly touchpoint?: string | null;
  readonly days: Days;
  readonly n: number;
}) {
  const { figure, touchpoint = null, days, n } = props;
  const format = useFormat();
  if (n === 0) return format.count(n);
  if (!isScore(figure)) return <TextLink to={REPORTS[figure]}>{format.count(n)}</TextLink>;
  return (
    <TextLink
      to="/reports/$metric/answers"
      params={{ metric: figure }}
      search={{ days: Number(days), ...(touchpoint === null ? {} : { touchpoint }) }}
    >
      {format.count(n)}
    </TextLink>
  );
}
