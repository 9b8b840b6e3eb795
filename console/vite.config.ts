import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import manifestOfWidget from '@okta/okta-signin-widget/package.json' with { type: 'json' };
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const manifest = createRequire(import.meta.url).resolve('@okta/okta-signin-widget/package.json');

/** The files of the Sign-In Widget's package that generations 2 and 3 load. */
const WIDGET_FILES = [
  'js/okta-sign-in.oie.min.js',
  'js/okta-sign-in.next.js',
  'css/okta-sign-in.min.css',
  'css/okta-sign-in.next.css',
  'font',
  'img/icons',
  'img/ui',
];

/** Copies Okta's build of the widget to a folder with its version. It is loaded on demand. */
const copyWidget: Plugin = {
  name: 'copy-widget',
  apply: 'build',
  writeBundle({ dir }) {
    const to = join(dir ?? here, 'assets/widget', manifestOfWidget.version);
    for (const file of WIDGET_FILES)
      cpSync(join(dirname(manifest), 'dist', file), join(to, file), { recursive: true });
  },
};

export default defineConfig({
  root: here,
  // The page is served at /, all other files below /console/.
  base: '/console/',
  publicDir: false,
  plugins: [copyWidget],
  // Regardless of NODE_ENV: development builds are larger, and contain paths of the build machine.
  oxc: { jsx: { development: false } },
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The Content-Security-Policy allows no data: URLs of scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: [resolve(here, 'index.html'), resolve(here, 'sign-in.html')] },
  },
});
