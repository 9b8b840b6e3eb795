import { type Generation, loadWidget } from './widget.ts';
import { fitFrame, preventFocus, sendOnce } from './widget-behaviour.ts';
import './sign-in.css';

/*
 * The page of a frame with Okta's Sign-In Widget, which calls the Okta simulator. The fragment of its URL has the
 * widget's generation and the simulator's state token.
 */

const host = document.getElementById('sign-in');
if (host === null) throw new Error('the page has no #sign-in element');
const { generation, stateToken } = Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
if (stateToken !== undefined && (generation === 'Gen2' || generation === 'Gen3'))
  await show(host, generation, stateToken);
else host.textContent = 'The address of this page is incomplete.';

async function show(element: HTMLElement, generation: Generation, stateToken: string): Promise<void> {
  preventFocus(window);
  window.addEventListener('hashchange', () => window.location.reload());
  fitFrame(window, element);
  try {
    const OktaSignIn = await loadWidget(generation);
    const widget = new OktaSignIn({
      baseUrl: `${window.location.origin}/console/sign-in`,
      stateToken,
      useClassicEngine: false,
      // Another address of the same page, so that the browser loads it again.
      backToSignInLink: `${window.location.href}&again=${crypto.randomUUID()}`,
      language: 'en',
      cspNonce: nonceIn(document),
    });
    const sent = sendOnce(widget, element);
    // This promise never settles: no user signs in here.
    widget.renderEl({ el: `#${element.id}` }).catch(() => undefined);
    await sent;
  } catch {
    element.textContent = "Okta's widget could not be loaded.";
  }
  element.removeAttribute('aria-busy');
}

/** The nonce that allows the styles of generation 3; the service makes one for each page. */
function nonceIn(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
}
