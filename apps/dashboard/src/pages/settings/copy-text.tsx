import { Button, CopyButton } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

/** A text that is used elsewhere, such as a key, with a button that copies it. */
export function CopyText({ text }: { readonly text: string }) {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.row}>
      <code className={classes.secret} dir="ltr">
        {text}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<Copy size={16} strokeWidth={1.75} />} onClick={copy}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
