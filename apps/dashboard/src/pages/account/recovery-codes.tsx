import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './account.module.css';

/** New recovery codes, which are shown once. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation('account');
  return (
    <div className={classes.form} role="status">
      <h3>{t('factor.codes')}</h3>
      <p className="muted">{t('factor.codesText')}</p>
      <ul className={classes.codes} dir="ltr">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <CopyButton value={props.codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('factor.copied') : t('factor.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={props.onKept}>{t('factor.kept')}</Button>
      </div>
    </div>
  );
}
