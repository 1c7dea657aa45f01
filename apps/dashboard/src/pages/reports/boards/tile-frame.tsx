import { ActionIcon, Menu } from '@mantine/core';
import { ArrowDown, ArrowUp, Ellipsis, Settings2, Trash2 } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WithinTile } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import type { BoardTile } from './boards-queries.js';
import classes from './boards.module.css';
import { tileSearch } from './report-views.js';
import { linkOf } from './tile-link.js';
import { TileView } from './tile-view.js';
import { useTileWords } from './tile-words.js';

/** What is done to a tile. */
export type TileAct =
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'edit' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'keep'; readonly search: BoardTile['search'] };

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A tile: its name, period and filters, the way to its report, and its picture. Without `onAct` it can only be read. */
export function TileFrame(props: {
  readonly tile: BoardTile;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onAct?: (title: string, act: TileAct) => void;
}) {
  const { tile, isFirst, isLast, onAct } = props;
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const id = useId();
  // What a reader chooses in the tile stays until the page is left, unless it is kept.
  const [chosen, setChosen] = useState<object>({});
  const search = useMemo(() => ({ ...tile.search, ...chosen }), [tile.search, chosen]);
  const words = useTileWords({ ...tile, search });
  const kept = tileSearch(tile.report, search);
  const isChanged = JSON.stringify(sorted(kept)) !== JSON.stringify(sorted(tile.search));
  const move = (by: -1 | 1) => (
    <ActionIcon
      variant="subtle"
      size={32}
      data-move={`${tile.id} ${by}`}
      aria-label={t(by === -1 ? 'tile.earlier' : 'tile.later', { title: words.title })}
      onClick={() => onAct?.(words.title, { kind: 'move', by })}
    >
      {by === -1 ? <ArrowUp {...ICON} /> : <ArrowDown {...ICON} />}
    </ActionIcon>
  );
  return (
    <article className={classes.tile} aria-labelledby={id}>
      <header className={classes.head}>
        <div>
          <h2 id={id} dir="auto">
            {words.title}
          </h2>
          <p className="least muted">
            {words.detail}{' '}
            <span className="not-print">
              <TextLink {...linkOf(tile.report, kept)}>{t('tile.open')}</TextLink>
            </span>
          </p>
        </div>
        {onAct !== undefined && (
          <div className={`${classes.acts} not-print`}>
            {!isFirst && move(-1)}
            {!isLast && move(1)}
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" size={32} aria-label={t('tile.more', { title: words.title })}>
                  <Ellipsis {...ICON} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<Settings2 {...ICON} size={14} />}
                  onClick={() => onAct(words.title, { kind: 'edit' })}
                >
                  {t('tile.edit')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<Trash2 {...ICON} size={14} />}
                  onClick={() => onAct(words.title, { kind: 'remove' })}
                >
                  {t('tile.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </header>
      <div className={classes.body}>
        <WithinTile>
          <TileView
            report={tile.report}
            picture={tile.picture}
            search={search}
            onChange={(more) => setChosen((before) => ({ ...before, ...more }))}
            onExplain={() => void navigate(linkOf(tile.report, { ...kept, explain: true }))}
          />
        </WithinTile>
      </div>
      {isChanged && onAct !== undefined && (
        <p className="least not-print">
          <button type="button" className="link" onClick={() => onAct(words.title, { kind: 'keep', search: kept })}>
            {t('tile.keep')}
          </button>
        </p>
      )}
    </article>
  );
}

function sorted(search: BoardTile['search']) {
  return Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
