import type { JSX } from 'preact';
import type { ChangeProps } from '../change/change-view.tsx';
import type { LiveProps } from '../live/live-view.tsx';
import { PreviewView } from '../preview/preview-view.tsx';
import type { RulesProps } from '../rules/rules-view.tsx';
import type { Console } from './console.ts';
import { Header } from './header.tsx';
import { OnDemand } from './on-demand.tsx';

const loadChange = () => import('../change/change-view.tsx').then(({ ChangeView }) => ChangeView);
const loadLive = () => import('../live/live-view.tsx').then(({ LiveView }) => LiveView);
const loadRules = () => import('../rules/rules-view.tsx').then(({ RulesView }) => RulesView);

/** The whole page. */
export function App({ model }: { model: Console }): JSX.Element {
  const { view } = model.router.route.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        Skip to the content
      </button>
      <Header model={model} />
      <main id="content" tabIndex={-1} class={`view view-${view}`}>
        <CurrentView model={model} />
      </main>
    </>
  );
}

function CurrentView({ model }: { model: Console }): JSX.Element {
  switch (model.router.route.value.view) {
    case 'preview':
      return <PreviewView preview={model.preview} rules={model.rules} />;
    case 'change':
      return (
        <OnDemand<ChangeProps>
          key="change"
          load={loadChange}
          props={{ model: model.change, router: model.router }}
        />
      );
    case 'live':
      return (
        <OnDemand<LiveProps>
          key="live"
          load={loadLive}
          props={{ api: model.api, rules: model.rules, router: model.router, theme: model.theme }}
        />
      );
    case 'rules':
      return (
        <OnDemand<RulesProps>
          key="rules"
          load={loadRules}
          props={{ rules: model.rules, router: model.router }}
        />
      );
  }
}
