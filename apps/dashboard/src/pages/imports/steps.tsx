import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

/** Where in the three steps of an import somebody is. */
export function Steps({ at }: { readonly at: 1 | 2 | 3 }) {
  const { t } = useTranslation('imports');
  return (
    <ol className={classes.steps}>
      {([1, 2, 3] as const).map((step) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          <span>{step}</span> {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
