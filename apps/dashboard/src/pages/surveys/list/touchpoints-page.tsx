import { Button, Group, Modal, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { Page } from '../../../parts/page.js';
import { Tag } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { freeKey } from '../draft/definition.js';
import { touchpointsQuery } from '../survey-queries.js';
import classes from './list.module.css';

type Touchpoint = Reply<'listTouchpoints'>['data'][number];

const STAGES = ['discover', 'evaluate', 'buy', 'receive', 'use', 'support', 'renew', 'leave'] as const;

/** The points of the journey where customers are asked, in its order. */
export function TouchpointsPage() {
  const { t } = useTranslation('surveys');
  const mayWrite = useMay('surveys:write');
  const [edited, setEdited] = useState<Touchpoint | 'new'>();
  const { data, error, isPending, refetch } = useQuery(touchpointsQuery);
  const place = ({ stage, position }: Touchpoint) => (stage === null ? 99 : STAGES.indexOf(stage)) * 1e7 + position;
  const touchpoints = data?.data.toSorted((a, b) => place(a) - place(b)) ?? [];
  return (
    <Page
      title={t('touchpoints.title')}
      within={<Link to="/surveys">{t('title')}</Link>}
      actions={mayWrite && <Button onClick={() => setEdited('new')}>{t('touchpoints.new')}</Button>}
    >
      <p className="muted">{t('touchpoints.text')}</p>
      {isPending && <LoadingShapes />}
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.data.length === 0 && <Empty text={t('touchpoints.none')} />}
      {touchpoints.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('touchpoints.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('touchpoints.name')}</th>
                <th scope="col">{t('touchpoints.stage')}</th>
                <th scope="col">{t('touchpoints.key')}</th>
              </tr>
            </thead>
            <tbody>
              {touchpoints.map((touchpoint) => (
                <tr key={touchpoint.id}>
                  <td>
                    {mayWrite ? (
                      <button type="button" className="link" onClick={() => setEdited(touchpoint)}>
                        <bdi>{touchpoint.name}</bdi>
                      </button>
                    ) : (
                      <bdi>{touchpoint.name}</bdi>
                    )}{' '}
                    {touchpoint.moment_of_truth && <Tag>{t('touchpoints.moment')}</Tag>}
                  </td>
                  <td>{touchpoint.stage === null ? t('touchpoints.noStage') : t(`stage.${touchpoint.stage}`)}</td>
                  <td className="faint">
                    <bdi>{touchpoint.key}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== undefined && (
        <TouchpointDialog
          touchpoint={edited === 'new' ? undefined : edited}
          taken={touchpoints.map(({ key }) => key)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}

interface DialogProps {
  readonly touchpoint: Touchpoint | undefined;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

function TouchpointDialog({ touchpoint, taken, onClose }: DialogProps) {
  const { t } = useTranslation('surveys');
  const queries = useQueryClient();
  const [name, setName] = useState(touchpoint?.name ?? '');
  const [stage, setStage] = useState<Touchpoint['stage']>(touchpoint?.stage ?? null);
  const [position, setPosition] = useState(touchpoint?.position ?? 0);
  const [isMoment, setMoment] = useState(touchpoint?.moment_of_truth ?? false);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, stage, position, moment_of_truth: isMoment };
      if (touchpoint === undefined)
        return dataOf(api.POST('/v1/touchpoints', { body: { ...body, key: freeKey(name, taken) } }));
      const params = { path: { touchpoint_id: touchpoint.id } };
      return dataOf(api.PATCH('/v1/touchpoints/{touchpoint_id}', { params, body }));
    },
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['touchpoints'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={touchpoint?.name ?? t('touchpoints.new')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t('touchpoints.name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          label={t('touchpoints.stage')}
          value={stage ?? ''}
          data={[
            { value: '', label: t('touchpoints.noStage') },
            ...STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
          ]}
          onChange={({ currentTarget }) => setStage((currentTarget.value || null) as Touchpoint['stage'])}
        />
        <NumberInput
          label={t('touchpoints.position')}
          min={0}
          value={position}
          onChange={(value) => setPosition(Number(value))}
        />
        <Switch
          label={t('touchpoints.moment')}
          description={t('touchpoints.momentHelp')}
          checked={isMoment}
          onChange={({ currentTarget }) => setMoment(currentTarget.checked)}
        />
        {save.error && <ErrorInPlace error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('save.button')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
