import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { colours, look } from './look.ts';

export interface EditorSettings {
  /** Says what is edited, to those who do not see it. */
  label: string;
  text: string;
  extensions: Extension;
  onChange: (text: string) => void;
}

/**
 * An editor in a shadow root of its own: there its styles are adopted sheets, which the Content-Security-Policy need not
 * know of. Tab leaves it, as it leaves every other field.
 */
export function createEditor(host: HTMLElement, settings: EditorSettings): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({ root, parent: root, state: stateOf(settings) });
}

/** What can be undone. */
const past = new Compartment();

/** The state of an editor that begins with a text. */
function stateOf({ label, text, extensions, onChange }: EditorSettings): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      past.of(history()),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      syntaxHighlighting(colours),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(state.doc.toString());
      }),
      look,
      extensions,
    ],
  });
}

/** Takes a text that was changed elsewhere, and leaves the cursor where it can. How its lines end is not known here. */
export function takeText(view: EditorView, text: string): void {
  const { state } = view;
  const insert = state.toText(text);
  if (state.doc.eq(insert)) return;
  view.dispatch({ changes: { from: 0, to: state.doc.length, insert } });
}

/** The same of another text of its own, which nothing leads back from. */
export function beginWith(view: EditorView, text: string): void {
  const { state } = view;
  if (state.doc.eq(state.toText(text))) return;
  takeText(view, text);
  view.dispatch({ effects: past.reconfigure([]) });
  view.dispatch({ effects: past.reconfigure(history()) });
}
