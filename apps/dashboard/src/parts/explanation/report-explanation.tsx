import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ExplanationDrawer } from './explanation-drawer.js';
import { ExplanationText, type ShownPeriod } from './explanation-text.js';

/** What `GET /v1/reports/…/explain` says of a report; the period where it has one. */
export interface ReportExplanationReply extends Partial<ShownPeriod> {
  readonly definition: string;
  readonly steps: readonly {
    readonly name: string;
    readonly formula: string;
    readonly substituted: string | null;
    readonly value: unknown;
  }[];
  readonly sources: readonly string[];
}

/**
 * *How is this computed?* of a report whose API explains it with steps and sources. `words`: the definition in the language of the page;
 * `nameOf`: the name of a step in it.
 */
export function ReportExplanation(props: {
  readonly explanation: UseQueryResult<ReportExplanationReply>;
  readonly words: ReactNode;
  readonly nameOf: (step: string) => string;
  readonly digits?: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { explanation, words, nameOf, digits = 2, isOpen, onClose, children } = props;
  return (
    <ExplanationDrawer explanation={explanation} isOpen={isOpen} onClose={onClose}>
      {({ steps, sources, from, to, time_zone }) => (
        <ExplanationText
          words={words}
          steps={steps.map(({ name, formula, substituted, value }) => ({
            name: nameOf(name),
            formula,
            substituted,
            value: value as number | readonly number[] | null,
            digits,
          }))}
          period={from && to && time_zone ? { from, to, time_zone } : undefined}
          sources={sources}
        >
          {children}
        </ExplanationText>
      )}
    </ExplanationDrawer>
  );
}
