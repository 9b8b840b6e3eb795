import { version } from '@okta/okta-signin-widget/package.json';

/** The generations that an Identity Engine org can have. */
export type Generation = 'Gen2' | 'Gen3';

/** As much of the widget as is used here. */
export interface Widget {
  renderEl: (options: { el: string }) => Promise<unknown>;
  on: (event: 'afterRender' | 'afterError', listener: () => void) => void;
}

export type WidgetClass = new (options: Readonly<Record<string, unknown>>) => Widget;

/** Where the build puts it. */
const FOLDER = `/console/assets/widget/${version}`;

const FILES: Readonly<Record<Generation, { css: string; js: string }>> = {
  Gen2: { css: 'css/okta-sign-in.min.css', js: 'js/okta-sign-in.oie.min.js' },
  Gen3: { css: 'css/okta-sign-in.next.css', js: 'js/okta-sign-in.next.js' },
};

/** Loads the widget as its makers built it. */
export async function loadWidget(generation: Generation): Promise<WidgetClass> {
  const { css, js } = FILES[generation];
  const sheet = document.createElement('link');
  Object.assign(sheet, { rel: 'stylesheet', href: `${FOLDER}/${css}` });
  const script = document.createElement('script');
  Object.assign(script, { src: `${FOLDER}/${js}` });
  await Promise.all([loaded(sheet), loaded(script)]);
  const { OktaSignIn } = window as unknown as { OktaSignIn?: WidgetClass };
  if (OktaSignIn === undefined) throw new Error('the script defines no widget');
  return OktaSignIn;
}

function loaded(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => reject(new Error('a file of the widget is missing')));
    document.head.append(element);
  });
}
