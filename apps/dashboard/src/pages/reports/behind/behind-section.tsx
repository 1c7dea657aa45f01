import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay, useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { membersQuery } from '../../tasks/queries.js';
import { followupsQuery, reportQueryOf } from '../followups/followups-queries.js';
import { BehindFields } from './behind-fields.js';
import { BackStage } from './back-stage.js';
import classes from './behind.module.css';
import { behind, blueprintQuery, withTouchpoint, type Blueprint } from './blueprint-queries.js';

await Promise.all([loadArea('work'), loadArea('tasks')]);

/** What is behind a touchpoint: who looks after it, the steps that customers do not see, and which root causes point to them. */
export function BehindSection({
  worst,
  days,
}: {
  readonly worst: string | undefined;
  readonly days: number | undefined;
}) {
  const { t } = useTranslation('work');
  const { workspace } = useSession();
  const mayWrite = useMay('rules:write');
  const queries = useQueryClient();
  const done = useDone();
  const [chosen, choose] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const members = useQuery(membersQuery).data?.data ?? [];
  const { data: blueprint } = useQuery(blueprintQuery);
  const id = chosen ?? worst ?? touchpoints[0]?.id;
  const query = reportQueryOf(
    { days: days ?? 28, ...(id === undefined ? {} : { touchpoint: id }) },
    workspace.time_zone,
  );
  const { data: report } = useQuery({ ...followupsQuery(query), enabled: id !== undefined });
  const replace = async (next: Blueprint) => {
    queries.setQueryData(blueprintQuery.queryKey, await dataOf(api.PUT('/v1/blueprint', { body: next })));
  };
  const save = useMutation({
    mutationFn: replace,
    onMutate: () => ({ before: blueprint }),
    onSuccess: (_saved, _next, { before }) => {
      setOpen(false);
      done({ message: t('targets.saved'), ...(before && { undo: () => replace(before) }) });
    },
  });
  if (id === undefined || blueprint === undefined) return null;
  const own = behind(blueprint, id);
  const owner = members.find((member) => member.id === own.owner_id)?.name;
  return (
    <Section
      id="behind"
      title={t('behind.title')}
      more={
        mayWrite && (
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'targets.close' : 'targets.change')}
          </Button>
        )
      }
    >
      <div className={classes.behind}>
        <Select
          aria-label={t('report.touchpoint')}
          allowDeselect={false}
          value={id}
          onChange={(next) => {
            choose(next);
            setOpen(false);
          }}
          data={touchpoints.map((touchpoint) => ({ value: touchpoint.id, label: touchpoint.name }))}
        />
        <p className="small">
          <span className="faint">{t('behind.owner')}: </span>
          {owner === undefined ? t('behind.nobody') : <bdi>{owner}</bdi>}
        </p>
        {save.isError && <ErrorInPlace error={save.error} />}
        {isOpen && (
          <BehindFields
            key={id}
            behind={own}
            members={members}
            isSaving={save.isPending}
            onSave={(changed) => save.mutate(withTouchpoint(blueprint, changed))}
          />
        )}
        {report && <BackStage steps={own.steps} report={report} touchpoint={id} />}
      </div>
    </Section>
  );
}
