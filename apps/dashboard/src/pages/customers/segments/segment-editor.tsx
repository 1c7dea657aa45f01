import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { ConditionLines } from '../../../parts/condition-lines.js';
import { Page } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { LineFields } from './line-fields.js';
import { conditionOf, isComplete, LINE_KINDS, linesOf, newLine, type Line, type Lines } from './lines.js';
import { Preview } from './preview.js';
import type { Segment, SegmentBody } from './queries.js';
import classes from './segments.module.css';
import { useSegmentActs } from './use-segment-acts.js';

interface Form {
  readonly name: string;
  /** Null: conditions that lines cannot show, which stay as they are. */
  readonly lines: Lines | null;
}

/** The editor of a segment: its name, who belongs to it, and how many they are. */
export function SegmentEditor({ segment }: { readonly segment?: Segment }) {
  const { t } = useTranslation('segments');
  const mayWrite = useMay('segments:write');
  const mayAsk = useMay('plans:write');
  const navigate = useNavigate();
  const acts = useSegmentActs();
  const draft = segment === undefined ? 'segment:new' : `segment:${segment.id}:${segment.revision}`;
  const [form, setForm, clear] = useDraft<Form>(draft, formOf(segment));
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const lines = form.lines ?? undefined;
  const hasName = form.name.trim() !== '';
  const hasLines = lines === undefined || (lines.lines.length > 0 && lines.lines.every(isComplete));
  const conditions = (lines === undefined ? segment?.conditions : conditionOf(lines)) as SegmentBody['conditions'];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!hasName) return document.getElementById('segment-name')?.focus();
    if (!hasLines) return document.getElementById('segment-lines')?.focus();
    try {
      await acts.save(segment, { name: form.name.trim(), conditions });
      clear();
      await navigate({ to: '/segments' });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Page
      title={segment?.name ?? t('editor.new')}
      within={<Link to="/segments">{t('title')}</Link>}
      actions={
        <>
          {segment !== undefined && mayAsk && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/surveys/campaigns/$planId"
                  params={{ planId: 'new' }}
                  search={{ segment: segment.id }}
                />
              )}
            >
              {t('ask')}
            </Button>
          )}
          {mayWrite && (
            <Button type="submit" form="segment">
              {t('editor.save')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.editor}>
        <form id="segment" onSubmit={(event) => void submit(event)} className={classes.form} noValidate>
          {error !== undefined && <ErrorInPlace error={error} />}
          <fieldset disabled={!mayWrite} className={classes.fields}>
            <TextInput
              id="segment-name"
              label={t('editor.name')}
              maxLength={120}
              value={form.name}
              error={isTried && !hasName && t('editor.noName')}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            />
            <ConditionLines<Line>
              id="segment-lines"
              title={t('editor.conditions')}
              nested={t('editor.nested')}
              lines={lines}
              error={isTried && !hasLines ? t('editor.noLines') : undefined}
              kinds={LINE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              newLine={(kind) => newLine(kind)}
              added="event"
              fields={(line, change) => <LineFields line={line} onChange={change} />}
              onChange={(changed) => setForm({ ...form, lines: changed })}
            />
          </fieldset>
          <p className="small muted">{t('editor.days')}</p>
          {segment !== undefined && (
            <p>
              <TextLink to="/customers" search={{ segment: segment.id }}>
                {t('editor.members')}
              </TextLink>
            </p>
          )}
        </form>
        <Preview lines={lines} conditions={conditions} />
      </div>
    </Page>
  );
}

function formOf(segment: Segment | undefined): Form {
  if (segment === undefined) return { name: '', lines: { join: 'all', lines: [newLine('event')] } };
  return { name: segment.name, lines: linesOf(segment.conditions) ?? null };
}
