import { IntervalBar } from '@hearback/charts';

/** A share with its interval on a scale from 0 to `scale`; one that is not clear is dashed from 0. */
export function ShareBar(props: {
  readonly share: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly scale: number;
  readonly isClear: boolean;
  readonly label: string;
}) {
  const { share, interval, scale, isClear, label } = props;
  const at = (value: number) => (100 * value) / scale;
  const now = isClear
    ? { value: at(share), low: at(interval.low), high: at(interval.high) }
    : { value: 0, low: 0, high: at(interval.high) };
  return <IntervalBar scale="share" now={now} reliable={isClear} label={label} />;
}
