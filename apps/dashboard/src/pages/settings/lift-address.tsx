import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import type { SuppressedAddress } from './suppressed-table.js';
import classes from './settings.module.css';

const WHYS = ['works_again', 'person_agreed', 'mistake'] as const;
type Why = (typeof WHYS)[number];

/** Takes an address off the list; the reason goes into the audit log. */
export function LiftAddress(props: { readonly entry: SuppressedAddress; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const { entry, onClose } = props;
  const { id, address } = entry;
  // Of somebody who complained, only their consent counts.
  const whys = entry.reason === 'complained' ? WHYS.filter((why) => why === 'person_agreed') : WHYS;
  const [why, setWhy] = useState<Why>();
  const lift = useMutation({
    mutationFn: (query: { readonly why: Why }) =>
      dataOf(
        api.DELETE('/v1/suppressed-addresses/{suppressed_address_id}', {
          params: { path: { suppressed_address_id: id }, query },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['suppressed-addresses'] }),
    onSuccess: () => {
      onClose();
      done({ message: t('suppressed.lifted', { address }) });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suppressed.liftTitle', { address })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.form}>
        {lift.isError && <ErrorInPlace error={lift.error} />}
        <p>{t(`suppressed.liftWhat.${entry.reason}`)}</p>
        <Radio.Group label={t('suppressed.why')} value={why ?? ''} onChange={(value) => setWhy(value as Why)}>
          <div className={classes.stack}>
            {whys.map((each) => (
              <Radio key={each} value={each} label={t(`suppressed.whys.${each}`)} />
            ))}
          </div>
        </Radio.Group>
        <Button
          disabled={why === undefined}
          loading={lift.isPending}
          onClick={() => why !== undefined && lift.mutate({ why })}
        >
          {t('suppressed.lift')}
        </Button>
      </div>
    </Modal>
  );
}
