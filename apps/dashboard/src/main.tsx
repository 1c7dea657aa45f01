import './theme/trusted-types.js';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/vazirmatn/wght.css';
import '@mantine/core/styles.css';
import './theme/tokens.css';
import './theme/page.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.js';
import { startCatalogue } from './i18n/catalogue.js';
import { FollowDirection } from './i18n/follow-direction.js';
import { KeyMap, KeyMapProvider } from './keys/key-map.js';
import { createAppRouter } from './router.js';
import { cssVariables, theme } from './theme/theme.js';

const queries = createQueryClient(() => {
  const { href, pathname } = router.state.location;
  if (!/^\/(sign-in|join)/.test(pathname)) void router.navigate({ to: '/sign-in', search: { next: href } });
});
const router = createAppRouter(queries);
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
// Dialogs lock scrolling with a style of their own, which reads the nonce from here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

// Before anything is loaded, so that no key is lost.
const keys = new KeyMap();
keys.listen(document);
router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && keys.pageOpened());

await startCatalogue();
createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <FollowDirection />
        <QueryClientProvider client={queries}>
          <KeyMapProvider map={keys}>
            <RouterProvider router={router} />
          </KeyMapProvider>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
