import { useTranslation } from 'react-i18next';
import classes from './operator.module.css';

/** A grey shape in the place of cells that are still loading. */
export function LoadingCell({ columns }: { readonly columns: number }) {
  const { t } = useTranslation('parts');
  return (
    <td colSpan={columns}>
      <span className={classes.loading} role="img" aria-label={t('loading')} />
    </td>
  );
}
