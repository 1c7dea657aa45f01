import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Tag, TextLink } from '../../../parts/small.js';
import classes from '../reports.module.css';
import { RATE_SPLITS, type RateSplit, type ReportSearch } from '../../../parts/metrics/report-search.js';
import { useShareText } from './share-text.js';
import type { Rates } from './use-rates.js';

/** The rates of each channel, plan, segment or survey; a row leads to the report of it alone. */
export function RatePartsSection(props: {
  readonly rates: Rates;
  readonly search: ReportSearch;
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { rates, search, onChange } = props;
  const { t } = useTranslation('response-rates');
  const reports = useTranslation('reports');
  const format = useFormat();
  const text = useShareText();
  const split = search.parts ?? 'channel';
  if (rates.invited === 0) return null;
  const nameOf = ({ value, name }: Rates['parts'][number]) => {
    if (value === null) return t('parts.noSegment');
    return split === 'channel' ? reports.t(`channel.${value as 'email'}`, { defaultValue: value }) : (name ?? value);
  };
  return (
    <Section
      id="parts"
      title={t('parts.title')}
      more={
        <Select
          size="xs"
          className="not-print"
          aria-label={t('parts.by')}
          data={RATE_SPLITS.map((value) => ({ value, label: t(`parts.split.${value}`) }))}
          value={split}
          onChange={(value) => onChange({ parts: (value ?? undefined) as RateSplit | undefined })}
          allowDeselect={false}
          w={170}
        />
      }
    >
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('parts.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`parts.split.${split}`)}</th>
              <th scope="col">{t('parts.asked')}</th>
              <th scope="col">{t('parts.answered')}</th>
              <th scope="col">{t('rates.interval')}</th>
              <th scope="col">{t('parts.completed')}</th>
            </tr>
          </thead>
          <tbody>
            {rates.parts.map((part) => (
              <tr key={part.value}>
                <th scope="row">
                  {part.value === null ? (
                    nameOf(part)
                  ) : (
                    <TextLink to="/reports/response-rates" search={{ ...search, [split]: part.value }}>
                      {nameOf(part)}
                    </TextLink>
                  )}{' '}
                  {part.partial && <Tag>{t('headline.open')}</Tag>}
                </th>
                <td>{format.count(part.invited)}</td>
                <td>
                  <b>{text.rate(part.rates.rr2)}</b>
                </td>
                <td>{text.interval(part.rates.rr2)}</td>
                <td>{text.rate(part.completion)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {split === 'segment' && <p className="least faint">{t('parts.overlap')}</p>}
    </Section>
  );
}
