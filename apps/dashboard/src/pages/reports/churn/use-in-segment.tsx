import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';

/** Leads to the segments: rules and campaigns use the risk through a segment with the condition. */
export function UseInSegment() {
  const { t } = useTranslation('churn');
  const mayWrite = useMay('segments:write');
  if (!mayWrite) return null;
  return (
    <Button component={Link} to="/segments" variant="default" className="not-phone not-print">
      {t('useInSegment')}
    </Button>
  );
}
