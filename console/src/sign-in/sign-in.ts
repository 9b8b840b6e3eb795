import { fitFrame } from './frame.ts';
import { keepQuiet } from './quiet.ts';
import { sendOnce } from './send-once.ts';
import { type Generation, loadWidget } from './widget.ts';
import './sign-in.css';

/*
 * The page of a frame: Okta's own Sign-In Widget, which talks to the org on the desk. What it is about stands in the
 * address behind the #: the generation, and the state that the org reads.
 */

const host = document.getElementById('sign-in');
if (host === null) throw new Error('the page has no place for the widget');
const { generation, stateToken } = Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
if (stateToken !== undefined && (generation === 'Gen2' || generation === 'Gen3'))
  await show(host, generation, stateToken);
else host.textContent = 'The address of this page is not complete.';

async function show(element: HTMLElement, generation: Generation, stateToken: string): Promise<void> {
  keepQuiet(window);
  window.addEventListener('hashchange', () => window.location.reload());
  fitFrame(window, element);
  try {
    const OktaSignIn = await loadWidget(generation);
    const widget = new OktaSignIn({
      baseUrl: `${window.location.origin}/console/sign-in`,
      stateToken,
      useClassicEngine: false,
      // The same page in another address, so that it begins anew.
      backToSignInLink: `${window.location.href}&again=${crypto.randomUUID()}`,
      language: 'en',
      cspNonce: nonceIn(document),
    });
    const sent = sendOnce(widget, element);
    // It never ends: nobody signs in here.
    widget.renderEl({ el: `#${element.id}` }).catch(() => undefined);
    await sent;
  } catch {
    element.textContent = "Okta's widget could not be loaded.";
  }
  element.removeAttribute('aria-busy');
}

/** What lets the styles pass that generation 3 writes into the page: made anew with each page by the service. */
function nonceIn(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
}
