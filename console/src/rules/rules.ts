import { type ReadonlySignal, signal } from '@preact/signals';
import type { RulesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/api-result.ts';
import type { ConsoleApi } from '../api/console-api.ts';

/** The live rules, as last loaded from the service. */
export interface Rules {
  loaded: ReadonlySignal<Loaded<RulesView>>;
  load: () => Promise<void>;
  /** Reloads if a decision was made by another version than the loaded one. */
  noteVersion: (version: string | undefined) => void;
  /** True if the last poll failed. */
  unreachable: ReadonlySignal<boolean>;
  /** Reloads if the service has loaded or refused rules since. */
  poll: () => Promise<void>;
}

export function createRules(api: ConsoleApi): Rules {
  const loaded = signal<Loaded<RulesView>>('waiting');
  const unreachable = signal(false);
  const load = async () => {
    loaded.value = await api.rules();
  };
  return {
    loaded,
    unreachable,
    load,
    noteVersion: (version) => {
      if (version !== undefined && version !== valueIn(loaded.peek())?.live?.version) void load();
    },
    poll: async () => {
      const [current, known] = [valueIn(await api.live()), valueIn(loaded.peek())];
      unreachable.value = current === undefined;
      if (current === undefined) return;
      if (current.version !== known?.live?.version || current.lookedAt !== known?.lastReload?.at)
        await load();
    },
  };
}
