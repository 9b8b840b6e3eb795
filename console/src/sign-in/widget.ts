import { version } from '@okta/okta-signin-widget/package.json';

/** The widget generations of Identity Engine orgs. */
export type Generation = 'Gen2' | 'Gen3';

/** The part of the widget's API that is used here. */
export interface Widget {
  renderEl: (options: { el: string }) => Promise<unknown>;
  on: (event: 'afterRender' | 'afterError', listener: () => void) => void;
}

export type WidgetClass = new (options: Readonly<Record<string, unknown>>) => Widget;

/** The folder that the build copies the widget to. */
const FOLDER = `/console/assets/widget/${version}`;

const FILES: Readonly<Record<Generation, { css: string; js: string }>> = {
  Gen2: { css: 'css/okta-sign-in.min.css', js: 'js/okta-sign-in.oie.min.js' },
  Gen3: { css: 'css/okta-sign-in.next.css', js: 'js/okta-sign-in.next.js' },
};

/** Loads Okta's build of the widget. */
export async function loadWidget(generation: Generation): Promise<WidgetClass> {
  const { css, js } = FILES[generation];
  const sheet = document.createElement('link');
  Object.assign(sheet, { rel: 'stylesheet', href: `${FOLDER}/${css}` });
  const script = document.createElement('script');
  Object.assign(script, { src: `${FOLDER}/${js}` });
  await Promise.all([loaded(sheet), loaded(script)]);
  const { OktaSignIn } = window as unknown as { OktaSignIn?: WidgetClass };
  if (OktaSignIn === undefined) throw new Error('the script does not define OktaSignIn');
  return OktaSignIn;
}

function loaded(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => reject(new Error('cannot load a file of the widget')));
    document.head.append(element);
  });
}
