import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { useSpan } from '../../../parts/clock.js';
import { rulesQuery } from '../../rules/queries.js';
import { membersQuery } from '../../tasks/queries.js';
import type { Step, Target } from './targets-queries.js';

const MINUTE_MS = 60_000;

/** What targets name: rules, touchpoints and members, as choices of a field. */
export function useTargetNames() {
  const rules = useQuery(rulesQuery).data?.data ?? [];
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const members = useQuery(membersQuery).data?.data ?? [];
  const choice = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
  return {
    rules: rules.map(choice),
    touchpoints: touchpoints.map(choice),
    members: members.filter(({ active }) => active).map(choice),
  };
}

/** Writes a target in sentences: for which tasks it is, what it demands, and what follows if that is missed. */
export function useTargetWords() {
  const { t, i18n } = useTranslation('work');
  const names = useTargetNames();
  const format = useFormat();
  const span = useSpan();
  const list = (ids: readonly string[], from: readonly { readonly value: string; readonly label: string }[]) =>
    new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
      ids.map((id) => from.find(({ value }) => value === id)?.label ?? id),
    );
  return {
    subject: ({ rule_ids: rules, touchpoint_ids: touchpoints, customer_value: value }: Target): string => {
      const parts = [
        ...(rules === null ? [] : [t('targets.ofRules', { list: list(rules, names.rules) })]),
        ...(touchpoints === null ? [] : [t('targets.ofTouchpoints', { list: list(touchpoints, names.touchpoints) })]),
        ...(value === null
          ? []
          : [t('targets.ofValue', { key: value.attribute, least: format.count(value.at_least) })]),
      ];
      return parts.length === 0 ? t('targets.ofAll') : parts.join(' · ');
    },
    demand: ({ first_response_minutes: response, resolution_minutes: resolution }: Target): string =>
      [
        response === null ? t('targets.noResponse') : t('targets.response', { span: span(response * MINUTE_MS) }),
        resolution === null ? t('targets.byRule') : t('targets.resolution', { span: span(resolution * MINUTE_MS) }),
      ].join(' '),
    step: ({ clock, after_minutes: after, action, staff_ids: staff }: Step): string =>
      t(`targets.did.${action}`, {
        when: after === 0 ? t(`targets.at.${clock}`) : t(`targets.after.${clock}`, { span: span(after * MINUTE_MS) }),
        who: new Intl.ListFormat(i18n.language).format(
          staff.map((id) => names.members.find(({ value }) => value === id)?.label ?? id),
        ),
      }),
  };
}
