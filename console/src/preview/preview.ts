import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EndpointView, PreviewAnswer, RequestTypeView, RulesView } from '../../../src/console/api.ts';
import { type Loaded, valueIn } from '../api/answered.ts';
import { askAsTyped } from '../api/ask-as-typed.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { type PreviewState, readState, writeState } from './link.ts';

/** What is asked for, and what the service says to it. */
export interface Preview {
  endpoint: ReadonlySignal<EndpointView | undefined>;
  requestType: ReadonlySignal<RequestTypeView | undefined>;
  /** The type of the request as it is decided: the JSON may name another one than was chosen. */
  decidedType: ReadonlySignal<string | undefined>;
  body: Signal<string>;
  /** RFC 3339; empty: now. */
  at: Signal<string>;
  answer: ReadonlySignal<Loaded<PreviewAnswer>>;
  /** The body that the answer is to. */
  answered: ReadonlySignal<string>;
  /** The moment that the answer is about; undefined: when it was asked for. */
  answeredAt: ReadonlySignal<string | undefined>;
  /** The answer is to what was asked before. */
  deciding: ReadonlySignal<boolean>;
  /** Whether Okta's own widget is shown. */
  inWidget: Signal<boolean>;
  /** Why the link that was opened could not be followed. */
  brokenLink: ReadonlySignal<boolean>;
  /** Takes another endpoint or request type, with its first sample. */
  choose: (endpoint: string, requestType?: string) => void;
  takeSample: (name: string) => void;
  /** Asks again, as after a problem. */
  ask: () => void;
  link: () => Promise<string>;
  restore: (state: string | undefined) => Promise<void>;
}

/** Milliseconds without a key pressed before the service is asked. */
const PAUSE = 180;

export function createPreview(api: ConsoleApi, rules: ReadonlySignal<Loaded<RulesView>>): Preview {
  const chosen = signal<{ endpoint?: string; requestType?: string | undefined }>({});
  const body = signal('');
  const at = signal('');
  const brokenLink = signal(false);
  const endpoint = computed(() => {
    const endpoints = valueIn(rules.value)?.endpoints ?? [];
    return endpoints.find(({ path }) => path === chosen.value.endpoint) ?? endpoints[0];
  });
  const requestType = computed(() => {
    const types = endpoint.value?.requestTypes ?? [];
    return types.find((type) => type.requestType === chosen.value.requestType) ?? types[0];
  });
  const takeSample = (name?: string) => {
    const samples = requestType.value?.samples ?? [];
    const sample = samples.find((one) => one.name === name) ?? samples[0];
    if (sample !== undefined) body.value = JSON.stringify(sample.request, null, 2);
  };
  const {
    answer,
    answered: question,
    asking: deciding,
    ask,
  } = askAsTyped(
    () =>
      endpoint.value === undefined || body.value === ''
        ? undefined
        : { endpoint: endpoint.value.path, body: body.value, ...(at.value !== '' && { at: at.value }) },
    api.preview,
    { first: 0, later: PAUSE },
  );
  const take = (state: PreviewState) => {
    chosen.value = { endpoint: state.endpoint, requestType: state.requestType };
    body.value = state.body;
    at.value = state.at ?? '';
  };
  // The first look is at the first sample, decided and explained.
  effect(() => {
    if (requestType.value !== undefined && body.peek() === '') takeSample();
  });
  return {
    ...{ endpoint, requestType, body, at, answer, deciding, brokenLink, takeSample, ask },
    inWidget: signal(false),
    decidedType: computed(
      () => valueIn(answer.value)?.decision?.requestType ?? requestType.value?.requestType,
    ),
    answered: computed(() => question.value?.body ?? ''),
    answeredAt: computed(() => question.value?.at),
    choose: (path, type) => {
      chosen.value = { endpoint: path, requestType: type };
      takeSample();
    },
    link: () =>
      writeState({
        endpoint: endpoint.value?.path ?? '',
        requestType: requestType.value?.requestType,
        body: body.value,
        at: at.value,
      }),
    restore: async (written) => {
      if (written === undefined) return;
      const state = await readState(written);
      brokenLink.value = state === undefined;
      if (state !== undefined) take(state);
    },
  };
}
