import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { CopyText } from '../../settings/copy-text.js';
import { useFormat } from '../../../i18n/format.js';
import { addDays } from '../../../parts/metrics/period.js';
import { useTouchpoints } from '../touchpoints.js';
import type { Board } from '../boards/boards-queries.js';
import { LANGUAGES, linksQuery, PARTS } from './mailings-queries.js';
import classes from './mailings.module.css';
import type { SharedReport } from './report-of-search.js';

/** Days until a link expires, unless another number is chosen. */
const DAYS = 30;

const PERIODS = ['week', 'month', 'days'] as const;

/**
 * Makes a link to a report: its period, its answers, and how long it can be opened. `report`: the page to share, with its filters; `board`: the dashboard to
 * share. Of these the new link is shown, as there is no list of links beside them.
 */
export function ShareForm(props: {
  readonly report?: SharedReport;
  readonly board?: Pick<Board, 'id' | 'name'>;
  readonly onClose: () => void;
}) {
  const { report, board, onClose } = props;
  const { t, i18n } = useTranslation('mailings');
  const queries = useQueryClient();
  const done = useDone();
  const format = useFormat();
  const touchpoints = useTouchpoints();
  const own = LANGUAGES.find((each) => each === i18n.language) ?? 'en';
  const [name, setName] = useState(board?.name ?? t('firstShare'));
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>(
    report === undefined || report.isUsualPeriod ? 'week' : 'days',
  );
  const [touchpoint, setTouchpoint] = useState(report?.touchpoint ?? '');
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(own);
  const [days, setDays] = useState(DAYS);
  const isOfPage = report !== undefined || board !== undefined;
  const create = useMutation({
    mutationFn: () => {
      const view =
        board === undefined
          ? {
              period,
              ...(period === 'days' && report !== undefined ? { from: report.from, to: report.to } : {}),
              ...report?.filters,
              ...(touchpoint === '' ? {} : { touchpoint_id: touchpoint }),
              parts: [...(report?.parts ?? PARTS)],
            }
          : { period, board_id: board.id };
      return dataOf(api.POST('/v1/share-links', { body: { name: name.trim(), language, days, view } }));
    },
    onSuccess: async () => {
      done({ message: t('shared') });
      if (!isOfPage) onClose();
      await queries.invalidateQueries({ queryKey: linksQuery.queryKey });
    },
  });
  // Response rates know no touchpoints.
  const isOfRates = report?.parts.every((part) => part === 'response_rates') ?? false;
  const daysText = ({ from, to }: SharedReport) =>
    t('theseDays', { from: format.calendarDay(from), to: format.calendarDay(addDays(to, -1)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  if (isOfPage && typeof create.data?.path === 'string')
    return (
      <Dialog title={t('shared')} onClose={onClose}>
        <div className={classes.form}>
          <CopyText text={`${window.location.origin}${create.data.path}`} />
          <p className="small muted">{t('shareAbout')}</p>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t(board === undefined ? 'share' : 'shareBoard')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        {create.error !== null && <ErrorInPlace error={create.error} />}
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t('period')}
            data={[
              { value: 'week', label: t('last28') },
              { value: 'month', label: t('lastMonth') },
              ...(report === undefined ? [] : [{ value: 'days', label: daysText(report) }]),
            ]}
            value={period}
            onChange={(event) => setPeriod(PERIODS.find((each) => each === event.currentTarget.value) ?? 'week')}
          />
          {!isOfRates && board === undefined && (
            <NativeSelect
              label={t('touchpoint')}
              data={[
                { value: '', label: t('allTouchpoints') },
                ...touchpoints.map(({ id, name: label }) => ({ value: id, label: label ?? id })),
              ]}
              value={touchpoint}
              onChange={(event) => setTouchpoint(event.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={t('language')}
            data={LANGUAGES.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
            value={language}
            onChange={(event) => setLanguage(LANGUAGES.find((each) => each === event.currentTarget.value) ?? 'en')}
          />
          <NumberInput
            label={t('expires')}
            min={1}
            max={366}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : DAYS)}
          />
        </div>
        {report !== undefined && (
          <p className="small muted">
            {t('shareShows', { parts: report.parts.map((part) => t(`parts.${part}`)).join(', ') })}{' '}
            {Object.keys(report.filters).length > 0 && t('shareFilters')}
          </p>
        )}
        {board !== undefined && <p className="small muted">{t('shareTiles')}</p>}
        <p className="small muted">{t('shareHelp')}</p>
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </form>
    </Dialog>
  );
}
