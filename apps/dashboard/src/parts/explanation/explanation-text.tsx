import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import classes from './explanation.module.css';

/** A step from what was counted to the number. The API does not round; values are shown with `digits` digits after the point, 2 if not given. */
export interface ShownStep {
  /** The name of the step in the language of the page. */
  readonly name: string;
  /** Left out where `substituted` says it all. */
  readonly formula?: string;
  readonly substituted: string | null;
  /** A number, or the two ends of an interval. */
  readonly value?: number | readonly number[] | null;
  readonly digits?: number;
  readonly source?: string;
}

/** The period of a report, as the API tells it; `to` is exclusive. */
export interface ShownPeriod {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
}

/**
 * One number explained: `words` in plain language, the sums, `children` (further sentences), `facts` (what was counted, the method), the period
 * and the sources, and `links` to what was counted.
 */
export function ExplanationText(props: {
  readonly words?: ReactNode;
  readonly steps: readonly ShownStep[];
  readonly children?: ReactNode;
  readonly facts?: readonly { readonly name: string; readonly value: ReactNode; readonly isCode?: boolean }[];
  readonly period?: ShownPeriod;
  readonly sources?: readonly string[];
  readonly links?: ReactNode;
}) {
  const { words, steps, children, facts = [], period, sources = [], links } = props;
  const { t } = useTranslation('parts');
  const format = useFormat();
  return (
    <div className={classes.explanation}>
      {words !== undefined && <p>{words}</p>}
      {steps.map((step) => (
        <Step key={step.name} step={step} />
      ))}
      {children}
      <dl className={classes.facts}>
        {facts.map(({ name, value, isCode }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd dir={isCode ? 'ltr' : undefined}>{value}</dd>
          </Fragment>
        ))}
        {period && (
          <>
            <dt>{t('explanation.period')}</dt>
            <dd>
              {format.moment(period.from)} – {format.moment(period.to)}, {period.time_zone}
            </dd>
          </>
        )}
        {sources.length > 0 && (
          <>
            <dt>{t('explanation.sources')}</dt>
            <dd dir="ltr" className="least">
              {sources.join(' · ')}
            </dd>
          </>
        )}
      </dl>
      {links !== undefined && <p>{links}</p>}
    </div>
  );
}

function Step({ step: { name, formula, substituted, value, digits = 2, source } }: { readonly step: ShownStep }) {
  const lines = [
    formula,
    substituted ?? undefined,
    value === undefined || value === null ? undefined : `= ${shown(value, digits)}`,
  ];
  return (
    <div>
      <p className="least faint">{name}</p>
      <pre className={classes.sum} dir="ltr">
        {lines.filter((line) => line !== undefined).join('\n')}
      </pre>
      {source !== undefined && (
        <p className="least faint" dir="ltr">
          {source}
        </p>
      )}
    </div>
  );
}

function shown(value: number | readonly number[], digits: number): string {
  return typeof value === 'number'
    ? value.toFixed(digits)
    : value.map((each: number) => each.toFixed(digits)).join(' … ');
}
