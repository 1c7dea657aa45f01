import { MultiSelect, Radio, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ListUpload } from '../customers/lists/list-upload.js';
import { listOfSegment } from '../customers/lists/list-of-segment.js';
import { listsQuery, useSegmentOfList } from '../customers/lists/list-queries.js';
import { segmentsQuery } from '../customers/segments/queries.js';
import { WHO, type AudienceForm } from './audience-form.js';
import classes from './plans.module.css';

/** Whom a plan asks: everybody, members of segments, or the customers of a list that may be uploaded here. */
export function WhoFields(props: {
  readonly form: AudienceForm;
  readonly errorOf: (name: 'segments' | 'list') => string | undefined;
  readonly onChange: (change: Partial<AudienceForm>) => void;
}) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { form, errorOf, onChange } = props;
  const { data: segments } = useQuery(segmentsQuery);
  const sizeOf = (size: number | null) => (size === null ? '' : ` · ${t('people', peopleOf(size))}`);
  const peopleOf = (count: number) => ({ count, n: format.count(count) });
  const plain = (segments?.data ?? []).filter((segment) => listOfSegment(segment) === undefined);
  const kinds = form.who === 'customers' ? (['customers', ...WHO] as const) : WHO;
  return (
    <section className={classes.stack}>
      <Radio.Group
        label={t(form.kind === 'campaign' ? 'who.label' : 'who.labelTrigger')}
        value={form.who}
        onChange={(who) => onChange({ who: who as AudienceForm['who'] })}
      >
        <div className={classes.cards}>
          {kinds.map((who) => (
            <Radio.Card key={who} value={who} className={classes.card}>
              <Radio.Indicator />
              <span>
                <b>{t(`who.${who}`)}</b>
                <span className="small muted">{t(`whoText.${who}`)}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {form.who === 'segments' && (
        <MultiSelect
          id="plan-segments"
          label={t('who.which')}
          description={t('who.whichHelp')}
          searchable
          maxValues={50}
          value={[...form.segments]}
          error={errorOf('segments')}
          data={plain.map(({ id, name, size }) => ({ value: id, label: `${name}${sizeOf(size)}` }))}
          onChange={(ids) => onChange({ segments: ids })}
        />
      )}
      {form.who === 'list' && (
        <ListFields value={form.list} error={errorOf('list')} onChange={(list) => onChange({ list })} />
      )}
    </section>
  );
}

/** A list that is there, or a file. */
function ListFields(props: {
  readonly value: string | undefined;
  readonly error: string | undefined;
  /** The segment of the list's members. */
  readonly onChange: (segmentId: string) => void;
}) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const mayWrite = useMay('segments:write');
  const { data: segments } = useQuery(segmentsQuery);
  const { data: lists } = useQuery(listsQuery);
  const segmentOf = useSegmentOfList();
  const chosen = segments?.data.find(({ id }) => id === props.value);
  const choose = async (list: { readonly id: string; readonly name: string }) => props.onChange(await segmentOf(list));
  return (
    <div className={classes.stack}>
      <Select
        id="plan-list"
        label={t('who.list')}
        searchable
        allowDeselect={false}
        value={(chosen && listOfSegment(chosen)) ?? null}
        error={props.error}
        nothingFoundMessage={t('who.noList')}
        data={(lists?.data ?? []).map(({ id, name, size }) => ({
          value: id,
          label: `${name} · ${t('people', { count: size, n: format.count(size) })}`,
        }))}
        onChange={(id) => {
          const list = lists?.data.find((each) => each.id === id);
          if (list !== undefined) void choose(list);
        }}
      />
      {mayWrite && <ListUpload onKept={choose} />}
    </div>
  );
}
