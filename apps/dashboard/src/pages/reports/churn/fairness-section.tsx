import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import type { ChurnReport } from './churn-queries.js';
import { GroupTable } from './group-table.js';
import { useChurnWords } from './use-churn-words.js';

/** Whether the model marks some groups wrongly more often than others. */
export function FairnessSection(props: {
  readonly churn: ChurnReport;
  readonly by: string | undefined;
  readonly onBy: (attribute: string) => void;
}) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { fairness } = props.churn;
  const table =
    fairness.find(({ attribute }) => attribute === props.by) ??
    fairness.find(({ attribute }) => attribute === 'language') ??
    fairness[0];
  return (
    <Section
      id="fair"
      title={t('fair.title')}
      more={
        fairness.length > 1 &&
        table !== undefined && (
          <Select
            aria-label={t('fair.by')}
            data={fairness.map(({ attribute }) => ({ value: attribute, label: words.attribute(attribute) }))}
            value={table.attribute}
            onChange={(value) => value !== null && props.onBy(value)}
            allowDeselect={false}
          />
        )
      }
    >
      <p className="muted">{t('fair.rule')}</p>
      {table === undefined ? (
        <p className="muted">{t('fair.none')}</p>
      ) : (
        <>
          <GroupTable
            title={t('fair.title')}
            attribute={table.attribute}
            size={t('fair.people')}
            share={t('fair.wrongly')}
            more={[t('fair.flagged'), t('fair.recall')]}
            groups={table.groups.map(({ flagged, recall, wrongly_flagged: share, ...group }) => ({
              ...group,
              share,
              others: [flagged, recall],
            }))}
            lowIsGood
          />
          {table.unknown > 0 && (
            <p className="least faint">{t('fair.unknown', { count: table.unknown, n: format.count(table.unknown) })}</p>
          )}
        </>
      )}
    </Section>
  );
}
