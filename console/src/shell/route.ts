import { type ReadonlySignal, signal } from '@preact/signals';

const VIEWS = ['preview', 'change', 'live', 'rules'] as const;

export type View = (typeof VIEWS)[number];

/** The view and its parameters. They are in the fragment of the URL, which browsers do not send to servers. */
export interface Route {
  view: View;
  params: Readonly<Record<string, string>>;
}

export interface Router {
  route: ReadonlySignal<Route>;
  /** Replaces the route, without a step for the Back button. */
  replace: (route: Route) => void;
}

/** A link to a view. Parameters without a value are omitted. */
export function linkTo(view: View, params: Record<string, string | undefined> = {}): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? `#/${view}` : `#/${view}?${new URLSearchParams(given)}`;
}

/** A link to a line of a rule file, to try a change there. */
export function linkToSource({ file, line }: { file: string; line?: number | undefined }): string {
  return linkTo('change', { file, line: line?.toString() });
}

/** Reads a route from the fragment of a URL; an unknown view means Preview. */
export function readRoute(hash: string): Route {
  const [name, query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = VIEWS.find((known) => known === name) ?? 'preview';
  return { view, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** The part of a window that reads and writes its URL. */
interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: { replaceState: (data: unknown, unused: string, url: string) => void };
  addEventListener: (event: 'hashchange', listener: () => void) => void;
}

export function createRouter(window: AddressBar): Router {
  const route = signal(readRoute(window.location.hash));
  window.addEventListener('hashchange', () => {
    route.value = readRoute(window.location.hash);
  });
  return {
    route,
    replace: ({ view, params }) => {
      window.history.replaceState(null, '', linkTo(view, params));
      route.value = { view, params };
    },
  };
}
