import { type ReadonlySignal, signal } from '@preact/signals';
import type { RulesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/answered.ts';
import type { ConsoleApi } from '../api/console-api.ts';

/** What is live, as the service last told. */
export interface Rules {
  loaded: ReadonlySignal<Loaded<RulesView>>;
  load: () => Promise<void>;
  /** Asks anew where a decision was made by another version than the one that was told. */
  seen: (version: string | undefined) => void;
  /** Whether the service did not answer when it was last asked. */
  gone: ReadonlySignal<boolean>;
  /** Asks anew where something was loaded, or refused, since. */
  look: () => Promise<void>;
}

export function createRules(api: ConsoleApi): Rules {
  const loaded = signal<Loaded<RulesView>>('waiting');
  const gone = signal(false);
  const load = async () => {
    loaded.value = await api.rules();
  };
  return {
    loaded,
    gone,
    load,
    seen: (version) => {
      if (version !== undefined && version !== valueIn(loaded.peek())?.live?.version) void load();
    },
    look: async () => {
      const [seen, known] = [valueIn(await api.live()), valueIn(loaded.peek())];
      gone.value = seen === undefined;
      if (seen === undefined) return;
      if (seen.version !== known?.live?.version || seen.lookedAt !== known?.lastReload?.at) await load();
    },
  };
}
