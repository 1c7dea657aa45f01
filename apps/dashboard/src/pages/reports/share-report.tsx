import { Button } from '@mantine/core';
import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import type { Board } from './boards/boards-queries.js';
import type { SharedReport } from './mailings/report-of-search.js';

/** Loaded with its texts when somebody shares. */
const ShareForm = lazy(async () => {
  const [{ ShareForm: form }] = await Promise.all([
    import('./mailings/share-form.js'),
    loadArea('mailings'),
    loadArea('settings'),
  ]);
  return { default: form };
});

/** A button that makes a link to a report or a dashboard, for those who may. */
export function ShareReport({ report, board }: { readonly report?: SharedReport | undefined; readonly board?: Board }) {
  const { t } = useTranslation('reports');
  const mayShare = useMay('metrics:write');
  const [isOpen, setOpen] = useState(false);
  if ((report === undefined && board === undefined) || !mayShare) return null;
  return (
    <>
      <Button
        variant="default"
        className="not-phone not-print"
        leftSection={<Share2 size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('share')}
      </Button>
      {isOpen && (
        <Suspense>
          <ShareForm
            {...(report === undefined ? {} : { report })}
            {...(board === undefined ? {} : { board })}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
