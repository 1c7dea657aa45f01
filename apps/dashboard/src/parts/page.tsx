import { createContext, useContext, useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

/** A page: its name, what can be done at the top (one primary button at most), and its body. */
export function Page(props: {
  readonly title: string;
  /** The link to the area that the page is part of; it stands before the title. */
  readonly within?: ReactNode;
  /** What stands in place of the title, such as the title with a number; the title stays the page's name. */
  readonly heading?: ReactNode;
  readonly actions?: ReactNode;
  /** The body fills the height and brings its own spaces, as lists with a reading pane do. */
  readonly isFull?: boolean;
  readonly children: ReactNode;
}) {
  const { title } = props;
  useEffect(() => {
    document.title = `${title} · Hearback`;
  }, [title]);
  return (
    <>
      <header className={classes.top}>
        <h1 className="clip">
          {props.within !== undefined && (
            <span className={classes.within}>
              {props.within} <span aria-hidden>/</span>{' '}
            </span>
          )}
          {props.heading ?? <bdi>{title}</bdi>}
        </h1>
        <div className={classes.actions}>{props.actions}</div>
      </header>
      <div className={props.isFull === true ? classes.full : classes.body}>{props.children}</div>
    </>
  );
}

const Within = createContext(false);

/**
 * Around a part of a report in a tile of a dashboard. Several tiles may have the same part, so its sections are no regions of the page and have no ids;
 * their headings are below that of the tile.
 */
export function WithinTile({ children }: { readonly children: ReactNode }) {
  return <Within value>{children}</Within>;
}

/** The id of the heading that names a region of the page; undefined within a tile. */
export function useRegionId(id: string | undefined): string | undefined {
  return useContext(Within) ? undefined : id;
}

/** A part of a page with its heading and, at the end, a link or control. */
export function Section(props: {
  readonly title: ReactNode;
  readonly more?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  const id = useRegionId(props.id);
  const Heading = useContext(Within) ? 'h3' : 'h2';
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <Heading id={id}>{props.title}</Heading>
        {props.more !== undefined && <div className={classes.more}>{props.more}</div>}
      </div>
      {props.children}
    </section>
  );
}
