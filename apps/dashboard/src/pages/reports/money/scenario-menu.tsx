import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive, Copy, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageMenu } from '../../../parts/page-menu.js';
import type { Scenario } from './money-queries.js';
import { ScenarioDialog } from './scenario-dialog.js';
import { useScenarioActs } from './use-scenario-acts.js';

/** What can be done with a whole scenario. */
export function ScenarioMenu({ scenario, mayWrite }: { readonly scenario: Scenario; readonly mayWrite: boolean }) {
  const { t } = useTranslation('money');
  const navigate = useNavigate();
  const acts = useScenarioActs();
  const [dialog, setDialog] = useState<'edit' | 'copy'>();
  if (!mayWrite) return null;
  const archive = async () => {
    await acts.archive(scenario);
    await navigate({ to: '/reports/roi' });
  };
  return (
    <>
      <PageMenu label={t('menu.more')}>
        <Menu.Item leftSection={<Settings2 size={14} aria-hidden />} onClick={() => setDialog('edit')}>
          {t('frame.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={14} aria-hidden />} onClick={() => setDialog('copy')}>
          {t('frame.copy')}
        </Menu.Item>
        {scenario.archived ? (
          <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={() => void acts.restore(scenario)}>
            {t('list.restore')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={() => void archive()}>
            {t('menu.archive')}
          </Menu.Item>
        )}
      </PageMenu>
      {dialog !== undefined && (
        <ScenarioDialog scenario={scenario} isCopy={dialog === 'copy'} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
