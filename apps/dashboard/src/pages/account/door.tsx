import { useEffect, type ReactNode } from 'react';
import { Mark } from '../../shell/mark.js';
import classes from './door.module.css';

/** A page outside of the sign-in: the mark, a heading, and one column. */
export function Door(props: { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode }) {
  const { title, lead } = props;
  useEffect(() => {
    document.title = `${title} · Hearback`;
  }, [title]);
  return (
    <main className={classes.door}>
      <div className={classes.column}>
        <div className={classes.brand}>
          <Mark size={28} />
          <span>Hearback</span>
        </div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={`muted ${classes.host}`}>{lead}</p>}
        {props.children}
      </div>
    </main>
  );
}
