import { paint } from './preview-colours.js';
import { PreviewForm } from './preview-form.js';
import { readPreview, type PreviewReply } from './preview-message.js';

const tell = (reply: PreviewReply) => parent.postMessage(reply, location.origin);

const form = new PreviewForm(document.querySelector<HTMLElement>('#preview')!, (language) =>
  tell({ type: 'hearback.preview.shown', language }),
);

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent) return;
  const preview = readPreview(data);
  if (preview === undefined) return;
  if (preview === 'invalid') {
    tell({ type: 'hearback.preview.invalid' });
    return;
  }
  paint(preview.color, preview.scheme);
  form.show(preview);
  tell({ type: 'hearback.preview.shown', language: preview.language });
});

if (parent !== window) tell({ type: 'hearback.preview.ready' });
