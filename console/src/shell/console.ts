import { effect, type Signal } from '@preact/signals';
import { valueIn } from '../api/api-result.ts';
import { type ConsoleApi, createApi } from '../api/console-api.ts';
import { type ChangeModel, createChange } from '../change/change.ts';
import { createPreview, type Preview } from '../preview/preview.ts';
import { createRules, type Rules } from '../rules/rules.ts';
import { createRouter, type Router } from './route.ts';
import { createTheme, type Theme } from './theme.ts';

/** The state of the page. It outlives the views that show it. */
export interface Console {
  api: Pick<ConsoleApi, 'find'>;
  router: Router;
  theme: Signal<Theme>;
  rules: Rules;
  preview: Preview;
  change: ChangeModel;
}

/** Milliseconds between two polls of the live version, while the page is visible. */
const POLL_INTERVAL = 3000;

export function createConsole(window: Window & typeof globalThis): Console {
  const api = createApi(window.fetch.bind(window));
  const router = createRouter(window);
  const rules = createRules(api);
  const preview = createPreview(api, rules.loaded);
  const change = createChange(api, window.sessionStorage);
  // A link without a preview state leaves the preview as it is.
  effect(() => {
    const { view, params } = router.route.value;
    if (view === 'preview') void preview.restore(params['state']);
  });
  effect(() => rules.noteVersion(valueIn(preview.answer.value)?.decision?.version));
  // A reload means that the files have changed.
  effect(() => {
    if (valueIn(rules.loaded.value) !== undefined && valueIn(change.directory.peek()) !== undefined)
      void change.load();
  });
  void rules.load();
  const poll = () => window.document.visibilityState === 'visible' && void rules.poll();
  window.setInterval(poll, POLL_INTERVAL);
  window.document.addEventListener('visibilitychange', poll);
  return {
    api,
    router,
    theme: createTheme(window.document.documentElement, window.localStorage),
    rules,
    preview,
    change,
  };
}
