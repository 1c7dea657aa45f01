import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { HealthRow } from './health-row.js';
import classes from './operator.module.css';
import { Remedies } from './remedies.js';
import { useServiceHealths } from './service-healths.js';

const COLUMNS = [
  'service',
  'state',
  'events',
  'oldestEvent',
  'waiting',
  'oldestJob',
  'failed',
  'deadEvents',
  'deadJobs',
] as const;

/** Whether the services keep up, and what to do where they do not. */
export function HealthSection() {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const asked = useServiceHealths();
  const newest = asked
    .flatMap(({ health }) => health?.checked_at ?? [])
    .toSorted()
    .at(-1);
  return (
    <Section
      id="health"
      title={t('health.title')}
      more={
        newest !== undefined && <span className="muted">{t('health.checked', { time: format.clock(newest) })}</span>
      }
    >
      <div className={classes.scroll} role="group" aria-label={t('health.title')} tabIndex={0}>
        <table className={`${classes.table} num`}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`health.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map((one) => (
              <HealthRow key={one.service} asked={one} />
            ))}
          </tbody>
        </table>
      </div>
      <Remedies healths={asked.flatMap(({ health }) => health ?? [])} />
    </Section>
  );
}
