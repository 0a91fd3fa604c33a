import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workbench. Everything is addressed relatively, so that the same files serve from a root, a folder, or `tierline serve`. */
export default defineConfig({
  root: 'src/web',
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A strict content security policy allows no data: URLs for scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
