import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { DeleteWorkspace } from './delete-workspace.js';
import classes from './settings.module.css';

/** Deletes the workspace, or says when it will be deleted; the banner above all pages keeps it. */
export function DeleteSection() {
  const { t } = useTranslation('settings');
  const { workspace, staff } = useSession();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const isOwner = staff.role === 'owner';
  return (
    <Section title={t('danger.delete.title')}>
      <div className={classes.well}>
        <p>
          {workspace.deletes_at !== null
            ? t('danger.delete.pending', { day: format.fullDay(workspace.deletes_at) })
            : t(isOwner ? 'danger.delete.what' : 'danger.delete.ownerOnly')}
        </p>
        {isOwner && workspace.deletes_at === null && (
          <Button variant="default" color="red" onClick={() => setAsking(true)}>
            {t('danger.delete.start')}
          </Button>
        )}
      </div>
      {isAsking && <DeleteWorkspace onClose={() => setAsking(false)} />}
    </Section>
  );
}
