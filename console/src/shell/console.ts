import { effect, type Signal } from '@preact/signals';
import { valueIn } from '../api/answered.ts';
import { type ConsoleApi, createApi } from '../api/console-api.ts';
import { type ChangeModel, createChange } from '../change/change.ts';
import { createPreview, type Preview } from '../preview/preview.ts';
import { createRules, type Rules } from '../rules/rules.ts';
import { createRouter, type Router } from './route.ts';
import { createTheme, type Theme } from './theme.ts';

/** What the page knows, apart from how it looks. It outlives the view that shows it. */
export interface Console {
  api: Pick<ConsoleApi, 'find'>;
  router: Router;
  theme: Signal<Theme>;
  rules: Rules;
  preview: Preview;
  change: ChangeModel;
}

/** Milliseconds from one look at what is live to the next, while somebody sees the page. */
const LOOK = 3000;

export function createConsole(window: Window & typeof globalThis): Console {
  const api = createApi(window.fetch.bind(window));
  const router = createRouter(window);
  const rules = createRules(api);
  const preview = createPreview(api, rules.loaded);
  const change = createChange(api, window.sessionStorage);
  // A link may hold a whole state of the preview; one that does not leaves what is there.
  effect(() => {
    const { view, params } = router.route.value;
    if (view === 'preview') void preview.restore(params['state']);
  });
  effect(() => rules.seen(valueIn(preview.answer.value)?.decision?.version));
  // What went live, or was refused, is about files.
  effect(() => {
    if (valueIn(rules.loaded.value) !== undefined && valueIn(change.directory.peek()) !== undefined)
      void change.load();
  });
  void rules.load();
  const look = () => window.document.visibilityState === 'visible' && void rules.look();
  window.setInterval(look, LOOK);
  window.document.addEventListener('visibilitychange', look);
  return {
    api,
    router,
    theme: createTheme(window.document.documentElement, window.localStorage),
    rules,
    preview,
    change,
  };
}
