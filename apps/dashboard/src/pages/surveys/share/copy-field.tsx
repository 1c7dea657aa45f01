import { Button, CopyButton } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';

/** A text with a button that copies it. */
export function CopyField({ text, what }: { readonly text: string; readonly what: string }) {
  const { t } = useTranslation('surveys');
  return (
    <div className={classes.copy}>
      <pre className={classes.code} dir="ltr">
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            aria-label={`${t('share.copy')}: ${what}`}
            leftSection={<Copy size={14} aria-hidden />}
          >
            {copied ? t('share.copied') : t('share.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
