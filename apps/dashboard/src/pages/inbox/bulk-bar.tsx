import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dialog } from './dialogs.js';
import type { Selection } from './use-selection.js';
import classes from './inbox.module.css';

/** What can be done with the ticked answers. */
export function BulkBar(props: { readonly selection: Selection; readonly setDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation('inbox');
  const { selection, setDialog } = props;
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk')}>
      <span className="small num">{t('selected', { count: selection.ids.length })}</span>
      {(['assign', 'tag', 'exclude'] as const).map((dialog) => (
        <Button key={dialog} size="compact-sm" variant="default" onClick={() => setDialog(dialog)}>
          {t(`act.${dialog}`)}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={selection.all}>
        {t('selectAll')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={selection.clear}>
        {t('selectNone')}
      </Button>
    </div>
  );
}
