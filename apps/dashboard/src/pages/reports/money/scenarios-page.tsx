import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { ReportFrame } from '../report-frame.js';
import { scenariosQuery, type Scenario } from './money-queries.js';
import classes from './money.module.css';
import { ScenarioDialog } from './scenario-dialog.js';
import { useRoiTexts } from './use-roi-texts.js';
import { useScenarioActs } from './use-scenario-acts.js';

// The words that all reports share.
await loadArea('reports');

/** The scenarios of the workspace, and the way to the check of a claim. */
export function ScenariosPage() {
  const { t } = useTranslation('money');
  const mayWrite = useMay('metrics:write');
  const { data, error, refetch } = useQuery(scenariosQuery('current'));
  const archived = useQuery(scenariosQuery('archived')).data?.data ?? [];
  const [isOpen, setOpen] = useState(false);
  const acts = useScenarioActs();
  const create = mayWrite && (
    <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen(true)}>
      {t('list.create')}
    </Button>
  );
  const isEmpty = data?.data.length === 0;
  return (
    <ReportFrame title={t('title')} actions={!isEmpty && create}>
      <p className="muted">
        {t('list.lead')} <TextLink to="/reports/roi/claim">{t('list.claim')}</TextLink>
      </p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {isEmpty && <Empty text={t('list.empty')} action={create} />}
      {data !== undefined && data.data.length > 0 && (
        <ul className={classes.scenarios}>
          {data.data.map((scenario) => (
            <Line key={scenario.id} scenario={scenario} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <Section title={t('list.archived')} id="archived">
          <ul className={classes.scenarios}>
            {archived.map((scenario) => (
              <Line
                key={scenario.id}
                scenario={scenario}
                {...(mayWrite && { restore: () => void acts.restore(scenario) })}
              />
            ))}
          </ul>
        </Section>
      )}
      {isOpen && <ScenarioDialog onClose={() => setOpen(false)} />}
    </ReportFrame>
  );
}

function Line({ scenario, restore }: { readonly scenario: Scenario; readonly restore?: () => void }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const text = useRoiTexts(scenario.currency);
  const { id, lines, months, name, starts_in: startsIn, updated_at: updatedAt } = scenario;
  return (
    <li>
      <Link to="/reports/roi/$scenarioId" params={{ scenarioId: id }} dir="auto">
        {name}
      </Link>
      <span className="small muted">
        {t('list.line', { count: lines.length, months, start: text.month(startsIn), when: format.day(updatedAt) })}
      </span>
      {restore !== undefined && (
        <Button variant="default" size="xs" onClick={restore} aria-label={t('list.restoreOf', { name })}>
          {t('list.restore')}
        </Button>
      )}
    </li>
  );
}
