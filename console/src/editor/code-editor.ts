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
import { editorTheme, highlighting } from './editor-theme.ts';

export interface EditorSettings {
  /** Accessible name. */
  label: string;
  text: string;
  extensions: Extension;
  onChange: (text: string) => void;
}

/**
 * Creates an editor in a shadow root, where its styles are adopted style sheets, which the Content-Security-Policy does not
 * restrict. Tab moves the focus out of it, as in every other field.
 */
export function createEditor(host: HTMLElement, settings: EditorSettings): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({ root, parent: root, state: stateOf(settings) });
}

/** The undo history, which `loadText` clears. */
const undoHistory = new Compartment();

/** The initial state of an editor. */
function stateOf({ label, text, extensions, onChange }: EditorSettings): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      undoHistory.of(history()),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      syntaxHighlighting(highlighting),
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
      editorTheme,
      extensions,
    ],
  });
}

/** Replaces the text, if it differs by more than line ends. The change can be undone. */
export function replaceText(view: EditorView, text: string): void {
  const { state } = view;
  const insert = state.toText(text);
  if (state.doc.eq(insert)) return;
  view.dispatch({ changes: { from: 0, to: state.doc.length, insert } });
}

/** Replaces the text, and clears the undo history. */
export function loadText(view: EditorView, text: string): void {
  const { state } = view;
  if (state.doc.eq(state.toText(text))) return;
  replaceText(view, text);
  view.dispatch({ effects: undoHistory.reconfigure([]) });
  view.dispatch({ effects: undoHistory.reconfigure(history()) });
}
