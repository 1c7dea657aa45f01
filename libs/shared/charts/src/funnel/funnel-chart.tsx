/** @jsxImportSource react */
import type { ReactElement, ReactNode } from 'react';
import { COLOURS } from '../colours.js';

/** A stage of a funnel: how many have come so far. */
export interface FunnelStage {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: ReactNode;
  /** Of the first stage, from 0 to 1. */
  readonly share: number;
  /** The share in words. */
  readonly shareText: string;
  /** What left the funnel, or is not in it: drawn in grey. */
  readonly isAside?: boolean;
}

/** A funnel as a table whose rows have bars, so that readers hear the number of each stage. As wide as its container. */
export function FunnelChart(props: {
  readonly caption: string;
  readonly columns: readonly [string, string, string];
  readonly stages: readonly FunnelStage[];
  readonly className?: string;
}): ReactElement {
  const { caption, columns, stages, className } = props;
  const [name, count, share] = columns;
  return (
    <table className={className}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{count}</th>
          <th scope="col">{share}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage.key}>
            <th scope="row">{stage.name}</th>
            <td>{stage.count}</td>
            <td>
              <ShareBar share={stage.share} isAside={stage.isAside === true} /> {stage.shareText}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share of the whole width; a share above 0 is never without a trace. */
function ShareBar({ share, isAside }: { readonly share: number; readonly isAside: boolean }) {
  const width = `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
  return (
    <svg aria-hidden width="100%" height="10" direction="ltr">
      <rect width="100%" height="10" rx="3" fill={COLOURS.line} opacity=".5" />
      {share > 0 && (
        <rect width={width} height="10" rx="3" style={{ minWidth: 3 }} fill={isAside ? COLOURS.edge : COLOURS.accent} />
      )}
    </svg>
  );
}
