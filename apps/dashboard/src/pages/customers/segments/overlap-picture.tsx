import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { circlesOf } from './circles.js';
import classes from './segments.module.css';

const HEIGHT = 120;

/** Two circles whose areas are as the sizes, and the numbers in words. */
export function OverlapPicture(props: {
  readonly overlap: Reply<'getSegmentOverlap'>;
  readonly names: readonly [string, string];
}) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const { size, other_size: otherSize, both } = props.overlap;
  const { first, second, width } = circlesOf(size, otherSize, both, HEIGHT);
  const [one, other] = props.names;
  const count = (n: number) => ({ count: n, n: format.count(n) });
  return (
    <figure className={classes.overlap}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden>
        <circle cx={first.x} cy={HEIGHT / 2} r={first.r} className={classes.first} />
        <circle cx={second.x} cy={HEIGHT / 2} r={second.r} className={classes.second} />
      </svg>
      <figcaption>
        <p className={classes.sentence}>{t('compare.both', count(both))}</p>
        <p className="small muted">{t('compare.only', { ...count(size - both), name: one })}</p>
        <p className="small muted">{t('compare.only', { ...count(otherSize - both), name: other })}</p>
      </figcaption>
    </figure>
  );
}
