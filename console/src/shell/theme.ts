import { effect, type Signal, signal } from '@preact/signals';

/** `system`: as the machine has it. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const KEY = 'hookgate.theme';

/** The theme that was chosen last in this browser. The style sheet goes by the attribute. */
export function createTheme(root: HTMLElement, storage: Storage): Signal<Theme> {
  const kept = THEMES.find((known) => known === storage.getItem(KEY));
  const theme = signal<Theme>(kept ?? 'system');
  effect(() => {
    root.dataset['theme'] = theme.value;
    storage.setItem(KEY, theme.value);
  });
  return theme;
}
