import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { boardsQuery, MAX_TILES, type WantedTile } from './boards-queries.js';
import { picturesOf, tileSearch, widthOf, type ReportView } from './report-views.js';
import { TileFields, type TileDraft } from './tile-fields.js';
import { useBoardActs, useMayChange } from './use-board-acts.js';

await loadArea('boards');

/** The option for a dashboard that is made with the tile. */
const NEW = '';

/** Adds what a report shows to a dashboard, or to a new one. */
export function AddToBoard({ view, onClose }: { readonly view: ReportView; readonly onClose: () => void }) {
  const { t } = useTranslation('boards');
  const acts = useBoardActs();
  const mayChange = useMayChange();
  const boards = useQuery(boardsQuery);
  const free = (boards.data?.data ?? []).filter((board) => mayChange(board) && board.tiles.length < MAX_TILES);
  const [chosen, setChosen] = useState<string>();
  const boardId = chosen ?? free[0]?.id ?? NEW;
  const [name, setName] = useState('');
  const asked = 'question' in view.search ? undefined : view.questions;
  const [question, setQuestion] = useState(asked?.[0]?.value);
  const [first = 'score'] = picturesOf(view);
  const [draft, setDraft] = useState<TileDraft>({ title: '', picture: first, width: widthOf(first) });
  const add = useMutation({
    mutationFn: () => {
      const search = { ...view.search, ...(asked === undefined ? {} : { question }) };
      const title = draft.title.trim();
      const tile: WantedTile = {
        ...draft,
        title: title === '' ? null : title,
        report: view.report,
        search: tileSearch(view.report, search),
      };
      return boardId === NEW ? acts.create({ name: name.trim(), tiles: [tile] }) : acts.addTile(boardId, tile);
    },
    onSuccess: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog title={t('add.title')} onClose={onClose}>
      {boards.isPending && <LoadingShapes rows={3} />}
      {boards.isError && <ErrorInPlace error={boards.error} retry={() => void boards.refetch()} />}
      {boards.isSuccess && (
        <form onSubmit={submit}>
          <Stack gap={16}>
            {add.isError && <ErrorInPlace error={add.error} />}
            <NativeSelect
              label={t('add.board')}
              data={[...free.map(({ id, name: label }) => ({ value: id, label })), { value: NEW, label: t('add.new') }]}
              value={boardId}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            {boardId === NEW && (
              <TextInput
                required
                maxLength={80}
                label={t('frame.name')}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
            {asked !== undefined && (
              <NativeSelect
                label={t('add.question')}
                data={asked.map(({ value, label }) => ({ value, label }))}
                value={question}
                onChange={(event) => setQuestion(event.currentTarget.value)}
              />
            )}
            <TileFields view={view} draft={draft} onChange={setDraft} />
            <p className="small muted">{t('add.help')}</p>
            <Button type="submit" loading={add.isPending}>
              {t('add.save')}
            </Button>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
