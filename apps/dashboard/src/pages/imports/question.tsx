import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import classes from './imports.module.css';

type AnswerQuestion = NonNullable<Reply<'getImport'>['proposal']>['questions'][number];
type CustomerQuestion = NonNullable<Reply<'getCustomerImport'>['proposal']>['questions'][number];

/** The orders of day, month and year by the name that the API has for them. */
const ORDERS = {
  iso: 'iso',
  'dd.mm.yyyy': 'dotted',
  'dd/mm/yyyy': 'day',
  'mm/dd/yyyy': 'month',
  'yy/mm/dd': 'year',
} as const;

/** Kinds of events that shops have. */
const KINDS = ['order', 'visit', 'delivery'] as const;

/** The middle of a day, which is the same day in nearly all time zones. */
const noon = (day: string) => `${day}T12:00:00Z`;

interface Props {
  readonly question: AnswerQuestion | CustomerQuestion;
  readonly chosen: string | undefined;
  readonly choose: (option: string) => void;
  /** Names of options that are ids. */
  readonly names?: ReadonlyMap<string, string>;
}

/** Something that only a person can say; nothing is chosen in advance, and each reading is written out. */
export function Question({ question, chosen, choose, names }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { code, options, example, readings } = question;
  const readingOf = (option: string) => {
    const reading = readings.find((each) => each.option === option);
    if (reading === undefined) return undefined;
    if (code !== 'date-order') return reading.from;
    return t('question.days', { from: format.fullDay(noon(reading.from)), to: format.fullDay(noon(reading.to)) });
  };
  const nameOf = (option: string) => {
    const kind = KINDS.find((each) => code === 'event-kind' && each === option);
    if (kind !== undefined) return t(`kind.${kind}`);
    const order = ORDERS[option as keyof typeof ORDERS];
    return order === undefined ? (names?.get(option) ?? option) : t(`order.${order}`);
  };
  return (
    <div className={classes.question}>
      <Radio.Group
        label={t(`question.${code}`)}
        description={example === null ? undefined : <bdi>{example}</bdi>}
        value={chosen ?? null}
        onChange={choose}
      >
        <Stack gap="xs" mt="xs">
          {options.map((option) => (
            <Radio key={option} value={option} label={nameOf(option)} description={readingOf(option)} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}
