import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './style/tokens.css';
import './style/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ResourceError } from './data/fetch.js';
import { restoreTheme } from './layout/theme.js';
import { HighlightProvider } from './parts/highlight.js';
import { createWorkbenchRouter } from './router.js';

const retry = (failures: number, error: Error) =>
  failures < 2 && error instanceof ResourceError && error.code === 'unreachable';
const queries = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false } } });

restoreTheme();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <HighlightProvider>
        <RouterProvider router={createWorkbenchRouter(queries)} />
      </HighlightProvider>
    </QueryClientProvider>
  </StrictMode>,
);
