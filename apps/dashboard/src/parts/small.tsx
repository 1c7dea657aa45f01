import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './small.module.css';

/** A label that says what something has to do with, such as a tag. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={classes.tag}>{children}</span>;
}

/** A filter that is on or off. */
export function Chip(props: { readonly isOn: boolean; readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={classes.chip} aria-pressed={props.isOn} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

/** A key of the keyboard. */
export function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className={classes.key} dir="ltr">
      {children}
    </kbd>
  );
}

/** What a customer wrote, as they wrote it: in the serif, in the direction of its own script. */
export function Say({ children, size = 16.5 }: { readonly children: string; readonly size?: 16.5 | 23 }) {
  return (
    <p className={`say ${size === 23 ? classes.quote : classes.line}`} dir="auto">
      {children}
    </p>
  );
}

/** The initials of a person; decoration beside their name. */
export function Avatar({ name, size = 24 }: { readonly name: string; readonly size?: 24 | 40 }) {
  const initials = name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('');
  const shade = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 3;
  return (
    <span className={`${classes.avatar} ${classes[`shade${shade}`]} ${size === 40 ? classes.large : ''}`} aria-hidden>
      {initials}
    </span>
  );
}

/** A link in a text. */
export function TextLink(props: LinkProps & { readonly children: ReactNode }) {
  return <Link {...props} className="link" />;
}
