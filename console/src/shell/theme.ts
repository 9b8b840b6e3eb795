import { effect, type Signal, signal } from '@preact/signals';

/** `system`: the setting of the operating system. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const KEY = 'hookgate.theme';

/** The theme that was last chosen in this browser. The style sheet reads the `data-theme` attribute. */
export function createTheme(root: HTMLElement, storage: Storage): Signal<Theme> {
  const kept = THEMES.find((known) => known === storage.getItem(KEY));
  const theme = signal<Theme>(kept ?? 'system');
  effect(() => {
    root.dataset['theme'] = theme.value;
    storage.setItem(KEY, theme.value);
  });
  return theme;
}
