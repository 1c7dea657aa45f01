import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Below a section: how its numbers are computed, and `file`, the address of the same numbers as CSV, where there are some. */
export function SectionFoot({ file, onExplain }: { readonly file?: string; readonly onExplain: () => void }) {
  const { t } = useTranslation('reports');
  return (
    <p className="not-print">
      <Button variant="default" size="xs" onClick={onExplain}>
        {t('explain.open')}
      </Button>{' '}
      {file !== undefined && (
        <a className="link small" href={file} download>
          {t('segments.csv')}
        </a>
      )}
    </p>
  );
}
