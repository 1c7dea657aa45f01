import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Tag } from '../../parts/small.js';

/** The server counts answers no further. */
const MOST_COUNTED = 100_000;

/** A number with its limit, if there is one, and whether it is beyond it. */
export function OfLimit({ n, limit }: { readonly n: number; readonly limit: number | null }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const counted = n >= MOST_COUNTED ? t('orMore', { n: format.count(n) }) : format.count(n);
  if (limit === null) return counted;
  return (
    <>
      {t('limit.of', { n: counted, limit: format.count(limit) })} {n > limit && <Tag>{t('limit.over')}</Tag>}
    </>
  );
}
