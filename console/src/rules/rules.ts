import { type ReadonlySignal, signal } from '@preact/signals';
import type { RulesView } from '../../../src/console/api.ts';
import type { Loaded } from '../api/answered.ts';
import type { ConsoleApi } from '../api/console-api.ts';

/** What is live, as the service last told. */
export interface Rules {
  loaded: ReadonlySignal<Loaded<RulesView>>;
  load: () => Promise<void>;
}

export function createRules(api: ConsoleApi): Rules {
  const loaded = signal<Loaded<RulesView>>('waiting');
  return {
    loaded,
    load: async () => {
      loaded.value = await api.rules();
    },
  };
}
