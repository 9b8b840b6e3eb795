import type { JSX } from 'preact';
import { valueIn } from '../api/api-result.ts';
import type { Console } from './console.ts';
import { linkTo, type View } from './route.ts';
import { THEMES } from './theme.ts';
import './header.css';

const TITLES: Readonly<Record<View, string>> = {
  preview: 'Preview',
  change: 'Try a change',
  live: 'Live',
  rules: 'Rules',
};

/** Product name, views, live version and theme. */
export function Header({ model }: { model: Console }): JSX.Element {
  const { view } = model.router.route.value;
  return (
    <header class="top">
      <p class="product">
        <Gate />
        hookgate
      </p>
      <nav aria-label="Views">
        <ul class="tabs">
          {Object.entries(TITLES).map(([name, title]) => (
            <li key={name}>
              <a href={linkTo(name as View)} aria-current={name === view ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <LiveVersion model={model} />
      <ThemeChoice model={model} />
    </header>
  );
}

function LiveVersion({ model }: { model: Console }): JSX.Element {
  const rules = valueIn(model.rules.loaded.value);
  if (model.rules.unreachable.value)
    return (
      <p class="live-version live-version-none" role="status">
        service unreachable
      </p>
    );
  if (rules === undefined) return <p class="live-version" />;
  const { live, pending } = rules;
  if (live === undefined) return <p class="live-version live-version-none">no rules are live</p>;
  return (
    <p class="live-version">
      <a href={linkTo('rules')} title={pending ? 'The rule files differ from the live rules' : 'Live rules'}>
        rules <code>{live.version}</code>
        {pending && <span class="tag tag-warn">pending</span>}
      </a>
    </p>
  );
}

function ThemeChoice({ model }: { model: Console }): JSX.Element {
  return (
    <fieldset class="theme">
      <legend class="visually-hidden">Theme</legend>
      {THEMES.map((theme) => (
        <label key={theme}>
          <input
            type="radio"
            name="theme"
            checked={model.theme.value === theme}
            onChange={() => {
              model.theme.value = theme;
            }}
          />
          <span>{theme}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Gate(): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <rect width="32" height="32" rx="7" class="gate-ground" />
      <path d="M9 24V9.5M23 24V9.5M9 14.5h14M9 20h14" class="gate-bars" />
    </svg>
  );
}
