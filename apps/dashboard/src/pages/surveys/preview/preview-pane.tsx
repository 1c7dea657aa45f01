import type { PreviewReply, PreviewRequest } from '@hearback/survey-ui';
import { useQuery } from '@tanstack/react-query';
import { Monitor, Moon, RotateCcw, Smartphone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { Chip } from '../../../parts/small.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { brandQuery } from '../survey-queries.js';
import { nameOf } from '../translations/language-name.js';

/** The draft as customers see it, in a frame with the renderer of the survey page. Nothing is sent or stored. */
export function PreviewPane({ question }: { readonly question: string | undefined }) {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { workspace } = useSession();
  const { languages, default_language: own } = content.definition;
  const [width, setWidth] = useState<'phone' | 'desktop'>('phone');
  const [isDark, setDark] = useState(false);
  const [language, setLanguage] = useState(own);
  const [run, setRun] = useState(0);
  const { data: brand } = useQuery(brandQuery);
  const request: PreviewRequest = {
    type: 'hearback.preview',
    definition: content.definition,
    language: languages.includes(language) ? language : own,
    scheme: isDark ? 'dark' : 'light',
    color: brand?.color ?? null,
    sender: { name: brand?.name ?? workspace.name, logo: brand?.logo_path ?? undefined },
    contact: brand?.contact ? (given(brand.contact) as PreviewRequest['contact']) : undefined,
    tone: brand?.tone ?? 'formal',
    question: question ?? null,
    run,
  };
  const { frame, isInvalid } = usePreviewFrame(request, setLanguage);
  return (
    <section className={classes.preview} aria-label={t('preview.title')}>
      <div className={classes.chips}>
        <Chip isOn={width === 'phone'} onClick={() => setWidth('phone')}>
          <Smartphone size={14} aria-hidden /> {t('preview.phone')}
        </Chip>
        <Chip isOn={width === 'desktop'} onClick={() => setWidth('desktop')}>
          <Monitor size={14} aria-hidden /> {t('preview.desktop')}
        </Chip>
      </div>
      <div className={width === 'phone' ? classes.phone : classes.desktop}>
        <iframe ref={frame} src="/app/preview" title={t('preview.frame')} />
      </div>
      {isInvalid && (
        <p role="status" className="muted small">
          {t('preview.invalid')}
        </p>
      )}
      <div className={classes.chips}>
        {languages.map((tag) => (
          <Chip key={tag} isOn={request.language === tag} onClick={() => setLanguage(tag)}>
            <span lang={tag}>{nameOf(tag)}</span>
          </Chip>
        ))}
        <Chip isOn={isDark} onClick={() => setDark(!isDark)}>
          <Moon size={14} aria-hidden /> {t('preview.dark')}
        </Chip>
        <Chip isOn={false} onClick={() => setRun(run + 1)}>
          <RotateCcw size={14} aria-hidden /> {t('preview.again')}
        </Chip>
      </div>
    </section>
  );
}

/** The members that are not null. */
function given(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** Sends the draft to the frame when it is ready, and whenever it changes. */
function usePreviewFrame(request: PreviewRequest, onLanguage: (language: string) => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  const newest = useRef(request);
  newest.current = request;
  const [isInvalid, setInvalid] = useState(false);
  const send = () => frame.current?.contentWindow?.postMessage(newest.current, location.origin);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const reply = data as PreviewReply;
      if (reply.type === 'hearback.preview.ready') send();
      if (reply.type === 'hearback.preview.invalid') setInvalid(true);
      if (reply.type === 'hearback.preview.shown') {
        setInvalid(false);
        if (reply.language !== newest.current.language) onLanguage(reply.language);
      }
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const written = JSON.stringify(request);
  useEffect(send, [written]);
  return { frame, isInvalid };
}
