/** @jsxImportSource react */
import { Children, type ReactElement, type SVGProps } from 'react';

/** Letters of scripts that run from right to left: Hebrew, Arabic and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/**
 * A text of a chart. Charts run from left to right in all languages, but their texts do not: each is written in the direction of its own
 * first letter, so that the day stays on the right side of an Arabic month. By characters, as drawers of pictures do not know `unicode-bidi`.
 */
export function ChartText({ children, ...props }: SVGProps<SVGTextElement>): ReactElement {
  return (
    <text {...props}>
      {Children.map(children, (child) =>
        typeof child === 'string' && RIGHT_TO_LEFT.test(child)
          ? `${FIRST_STRONG_ISOLATE}${child}${POP_ISOLATE}`
          : child,
      )}
    </text>
  );
}
