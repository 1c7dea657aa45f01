import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

/** Where decisions of a file come from. */
export interface StatedConsent {
  readonly source: string;
  /** `YYYY-MM-DD`; empty: not said yet. */
  readonly day: string;
}

interface Props {
  readonly consent: StatedConsent;
  readonly change: (consent: StatedConsent) => void;
  /** Whether what is missing is to be said. */
  readonly isAsked: boolean;
}

/** Decisions are not taken over without where they come from. */
export function ConsentSource({ consent, change, isAsked }: Props) {
  const { t } = useTranslation('imports');
  return (
    <div className={classes.question}>
      <TextInput
        label={t('consent.source')}
        description={t('consent.sourceHelp')}
        value={consent.source}
        maxLength={500}
        required
        error={isAsked && consent.source === '' && t('consent.missing')}
        onChange={({ currentTarget }) => change({ ...consent, source: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('consent.decided')}
        value={consent.day}
        required
        error={isAsked && consent.day === '' && t('consent.missingDay')}
        onChange={({ currentTarget }) => change({ ...consent, day: currentTarget.value })}
      />
    </div>
  );
}
