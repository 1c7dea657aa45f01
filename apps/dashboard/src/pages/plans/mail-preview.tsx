import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Monitor, Moon, Send, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Chip } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import type { MailStep, Texts } from './mail-form.js';
import { sendPreview, usePreview, type PreviewCustomer } from './mail-preview-queries.js';
import classes from './plans.module.css';

/** Milliseconds after the last change until the mail is written again. */
const TYPING_MS = 500;
const CUSTOMERS = ['real', 'empty', 'long'] as const;

/** The mail as customers see it, on a phone or a desk, light or dark, with much and with nothing known of them. */
export function MailPreview(props: {
  readonly surveyId: string;
  readonly texts: Texts;
  readonly hasDefects: boolean;
  readonly language: string;
  readonly mail: MailStep;
}) {
  const { t } = useTranslation('plans');
  const [isPhone, setPhone] = useState(true);
  const [isDark, setDark] = useState(false);
  const [customer, setCustomer] = useState<PreviewCustomer>('real');
  const [texts] = useDebouncedValue(props.texts, TYPING_MS);
  const { data, error, refetch } = usePreview({ ...props, texts, customer }, !props.hasDefects);
  return (
    <section className={classes.preview} aria-labelledby="mail-preview">
      <h2 id="mail-preview">{t('preview.title')}</h2>
      <SegmentedControl
        aria-label={t('preview.customer')}
        value={customer}
        onChange={(value) => setCustomer(value as PreviewCustomer)}
        data={CUSTOMERS.map((value) => ({ value, label: t(`preview.${value}`) }))}
      />
      <div className={classes.row}>
        <Chip isOn={isPhone} onClick={() => setPhone(true)}>
          <Smartphone size={14} aria-hidden /> {t('preview.phone')}
        </Chip>
        <Chip isOn={!isPhone} onClick={() => setPhone(false)}>
          <Monitor size={14} aria-hidden /> {t('preview.desktop')}
        </Chip>
        <Chip isOn={isDark} onClick={() => setDark(!isDark)}>
          <Moon size={14} aria-hidden /> {t('preview.dark')}
        </Chip>
      </div>
      {props.hasDefects && <p className="small muted">{t('preview.defects')}</p>}
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && !props.hasDefects && <LoadingShapes rows={6} />}
      {data !== undefined && (
        <>
          <div className={classes.envelope}>
            <span className="small muted">
              <bdi>{data.from}</bdi>
            </span>
            <b dir="auto">{data.subject}</b>
          </div>
          <div className={`${isPhone ? classes.phone : classes.desk} ${isDark ? classes.dark : classes.light}`}>
            <iframe key={data.id} src={`/v1/mail-previews/${data.id}`} title={t('preview.frame')} />
          </div>
          {data.missing.length > 0 && (
            <p className="small muted">
              {t('preview.missing')} <bdi dir="ltr">{data.missing.join(', ')}</bdi>
            </p>
          )}
          <SendTest previewId={data.id} />
        </>
      )}
    </section>
  );
}

/** Mails the preview to the member of staff who asks for it. */
export function SendTest({ previewId }: { readonly previewId: string }) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans:write');
  const send = useMutation({ mutationFn: () => sendPreview(previewId) });
  if (!mayWrite) return null;
  return (
    <div className={classes.stack}>
      <Button
        variant="default"
        w="fit-content"
        loading={send.isPending}
        leftSection={<Send size={14} className="flip" aria-hidden />}
        onClick={() => send.mutate()}
      >
        {t('preview.send')}
      </Button>
      <p role="status" className="small muted">
        {send.data !== undefined && t(`sent.${send.data.outcome}`, { address: send.data.address })}
      </p>
      {send.error && <ErrorInPlace error={send.error} />}
    </div>
  );
}
