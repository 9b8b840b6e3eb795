import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EndpointView, PreviewAnswer, RequestTypeView, RulesView } from '../../../src/console/api.ts';
import type { HookName } from '../../../src/rules/rule-file.ts';
import { type Loaded, valueIn } from '../api/api-result.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { debouncedQuery } from '../api/debounced-query.ts';
import { type PreviewState, readState, writeState } from './link.ts';

/** The request of the preview, and the answer of the service. */
export interface Preview {
  endpoint: ReadonlySignal<EndpointView | undefined>;
  requestType: ReadonlySignal<RequestTypeView | undefined>;
  /** The request type of the decision: the JSON may name another one than the selected type. */
  decidedType: ReadonlySignal<string | undefined>;
  body: Signal<string>;
  /** RFC 3339; empty means now. */
  at: Signal<string>;
  answer: ReadonlySignal<Loaded<PreviewAnswer>>;
  /** The body of the answered request. */
  answered: ReadonlySignal<string>;
  /** The hook of the answered request. */
  answeredHook: ReadonlySignal<HookName>;
  /** The time of the answered request; undefined means the time of the call. */
  answeredAt: ReadonlySignal<string | undefined>;
  /** True while a newer request is pending. */
  deciding: ReadonlySignal<boolean>;
  /** Whether Okta's Sign-In Widget is shown. */
  inWidget: Signal<boolean>;
  /** True if the link that was opened is invalid. */
  brokenLink: ReadonlySignal<boolean>;
  /** Selects another endpoint or request type, and its first sample. */
  choose: (endpoint: string, requestType?: string) => void;
  takeSample: (name: string) => void;
  /** Repeats the call, for example after a problem. */
  retry: () => void;
  link: () => Promise<string>;
  restore: (state: string | undefined) => Promise<void>;
}

/** Milliseconds without a key press before the service is called. */
const DEBOUNCE = 180;

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
    pending: deciding,
    retry,
  } = debouncedQuery(
    () =>
      endpoint.value === undefined || body.value === ''
        ? undefined
        : { endpoint: endpoint.value.path, body: body.value, ...(at.value !== '' && { at: at.value }) },
    api.preview,
    { first: 0, later: DEBOUNCE },
  );
  const apply = (state: PreviewState) => {
    chosen.value = { endpoint: state.endpoint, requestType: state.requestType };
    body.value = state.body;
    at.value = state.at ?? '';
  };
  // The preview starts with the first sample.
  effect(() => {
    if (requestType.value !== undefined && body.peek() === '') takeSample();
  });
  return {
    ...{ endpoint, requestType, body, at, answer, deciding, brokenLink, takeSample, retry },
    inWidget: signal(false),
    decidedType: computed(
      () => valueIn(answer.value)?.decision?.requestType ?? requestType.value?.requestType,
    ),
    answered: computed(() => question.value?.body ?? ''),
    answeredHook: computed(() => {
      const endpoints = valueIn(rules.value)?.endpoints ?? [];
      return endpoints.find(({ path }) => path === question.value?.endpoint)?.hook ?? 'registration';
    }),
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
    restore: async (encoded) => {
      if (encoded === undefined) return;
      const state = await readState(encoded);
      brokenLink.value = state === undefined;
      if (state !== undefined) apply(state);
    },
  };
}
