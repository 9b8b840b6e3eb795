import { type ReadonlySignal, signal } from '@preact/signals';

const VIEWS = ['preview', 'change', 'live', 'rules'] as const;

export type View = (typeof VIEWS)[number];

/** What the page shows. It stands in the address behind the #, which no browser sends to a server. */
export interface Route {
  view: View;
  params: Readonly<Record<string, string>>;
}

export interface Router {
  route: ReadonlySignal<Route>;
  /** Notes in the address what a view shows, without a step for the Back button. */
  note: (route: Route) => void;
}

/** A link to a view; parameters without a value are left out. */
export function linkTo(view: View, params: Record<string, string | undefined> = {}): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? `#/${view}` : `#/${view}?${new URLSearchParams(given)}`;
}

/** A link to a line of a rule file, to try a change there. */
export function linkToPlace({ file, line }: { file: string; line?: number | undefined }): string {
  return linkTo('change', { file, line: line?.toString() });
}

/** Whatever is no view is the first one. */
export function readRoute(hash: string): Route {
  const [name, query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = VIEWS.find((known) => known === name) ?? 'preview';
  return { view, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** As much of a window as has to do with its address. */
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
    note: ({ view, params }) => {
      window.history.replaceState(null, '', linkTo(view, params));
      route.value = { view, params };
    },
  };
}
