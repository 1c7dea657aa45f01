import { Button, Checkbox, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { membersQuery, type Member } from '../../settings/queries.js';
import { pathOf, recipientsQuery, type Recipient } from './mailings-queries.js';
import classes from './mailings.module.css';

interface DialogProps {
  readonly id: string;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** Who gets a report: members, and addresses whose owners have confirmed. */
export function RecipientsDialog({ id, mayWrite, onClose }: DialogProps) {
  const { t } = useTranslation('mailings');
  const recipients = useQuery(recipientsQuery(id));
  const members = useQuery(membersQuery);
  const failed = [recipients, members].find(({ isError }) => isError);
  return (
    <Dialog title={t('recipients')} onClose={onClose}>
      {failed?.error && <ErrorInPlace error={failed.error} retry={() => void failed.refetch()} />}
      {(recipients.isPending || members.isPending) && <LoadingShapes />}
      {recipients.data && members.data && (
        <RecipientsForm
          id={id}
          mayWrite={mayWrite}
          recipients={recipients.data.recipients}
          members={members.data.data.filter(({ active }) => active)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function RecipientsForm(
  props: DialogProps & { readonly recipients: readonly Recipient[]; readonly members: readonly Member[] },
) {
  const { t } = useTranslation('mailings');
  const { id, mayWrite, recipients, members, onClose } = props;
  const queries = useQueryClient();
  const done = useDone();
  const [chosen, choose] = useState(recipients.flatMap(({ staff_id }) => staff_id ?? []));
  const [others, setOthers] = useState(recipients.flatMap(({ address }) => address ?? []).join('\n'));
  const save = useMutation({
    mutationFn: () => {
      const addresses = others.split(/\s+/).filter((address) => address !== '');
      const body = { members: chosen, others: addresses.map((address) => ({ address })) };
      return dataOf(api.PUT('/v1/report-recipients/{report_schedule_id}', { ...pathOf(id), body }));
    },
    onSuccess: (saved) => {
      queries.setQueryData(recipientsQuery(id).queryKey, saved);
      done({ message: t('recipientsSaved') });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Checkbox.Group label={t('members')} value={chosen} onChange={choose} readOnly={!mayWrite}>
        <div className={classes.form}>
          {members.map(({ id: member, name, email }) => (
            <Checkbox key={member} value={member} disabled={!mayWrite} label={name} description={email} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={t('others')}
        description={t('othersHelp')}
        autosize
        minRows={2}
        dir="ltr"
        readOnly={!mayWrite}
        value={others}
        onChange={(event) => setOthers(event.currentTarget.value)}
      />
      <States recipients={recipients} />
      {save.error !== null && <ErrorInPlace error={save.error} />}
      {mayWrite && (
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      )}
    </form>
  );
}

/** Who has not confirmed yet, and who has stopped the mails. */
function States({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const { t } = useTranslation('mailings');
  const waiting = recipients.filter(({ status }) => status === 'pending').length;
  const stopped = recipients.filter(({ status }) => status === 'stopped').length;
  return (
    <>
      {waiting > 0 && <p className="small muted">{t('waiting', { count: waiting })}</p>}
      {stopped > 0 && <p className="small muted">{t('stopped', { count: stopped })}</p>}
    </>
  );
}
