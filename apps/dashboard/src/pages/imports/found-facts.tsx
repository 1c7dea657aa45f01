import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

const FACTS = ['encoding', 'delimiter', 'header_row', 'decimal', 'date_format', 'time_zone'] as const;

/** What was found in a file, as far as it is known. */
export function FoundFacts({ mapping }: { readonly mapping: Partial<Record<(typeof FACTS)[number], unknown>> }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <h2>{t('found.title')}</h2>
      <dl className={classes.facts}>
        {FACTS.filter((name) => mapping[name] !== undefined).map((name) => (
          <div key={name}>
            <dt>{t(`found.${name}`)}</dt>
            <dd>
              <bdi>{String(mapping[name]).replace('\t', 'Tab')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
