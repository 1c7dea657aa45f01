import classes from './plans.module.css';

/** A bar from the start side, for a number that stands beside it; `of` outlines the whole. */
export function Bar(props: { readonly share: number; readonly isMain?: boolean; readonly of?: number }) {
  const width = (share: number) => ({ inlineSize: `${Math.min(Math.max(share, 0), 1) * 100}%` });
  const fill = <span className={props.isMain === true ? classes.asked : classes.left} style={width(props.share)} />;
  if (props.of === undefined) return <span className={classes.bar}>{fill}</span>;
  return (
    <span className={classes.bar}>
      <span className={classes.outline} style={width(props.of)}>
        <span className={classes.asked} style={width(props.of === 0 ? 0 : props.share / props.of)} />
      </span>
    </span>
  );
}
