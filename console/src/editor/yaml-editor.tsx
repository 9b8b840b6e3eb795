import { yaml, yamlLanguage } from '@codemirror/lang-yaml';
import { setDiagnostics } from '@codemirror/lint';
import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import ruleFile from '../../../schema/rule-file.schema.json';
import ruleTests from '../../../schema/rule-tests.schema.json';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { beginWith, createEditor, type EditorSettings } from './code-editor.ts';
import { marksOf } from './found.ts';
import type { Schema } from './schema-names.ts';
import { completeBySchema } from './yaml-completion.ts';

export interface YamlEditorProps {
  /** Another path is another file: the history of changes begins anew. */
  path: string;
  kind: 'rules' | 'list' | 'tests' | 'request';
  text: ReadonlySignal<string | undefined>;
  /** What is wrong with the file, as far as it is known. */
  found: readonly Diagnostic[];
  /** The line to go to. */
  line: number | undefined;
  onChange: (text: string) => void;
  /** Filled with what gives the editor the keyboard. */
  handle: RefObject<{ focus: () => void } | null>;
}

/** The editor of a file of the rules directory. */
export function YamlEditor(props: YamlEditorProps): JSX.Element {
  const { path, text, found, line } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (host.current === null) return undefined;
    const settings = settingsOf(latest.current, (changed) => latest.current.onChange(changed));
    const view = createEditor(host.current, settings);
    editor.current = view;
    latest.current.handle.current = view;
    return () => view.destroy();
  }, [path]);
  // At once, so that what was typed meanwhile is never taken back.
  useSignalEffect(() => {
    const changed = text.value;
    if (editor.current !== null && changed !== undefined) beginWith(editor.current, changed);
  });
  useEffect(() => {
    const view = editor.current;
    if (view !== null) view.dispatch(setDiagnostics(view.state, marksOf(found, view.state.doc)));
  }, [found, path]);
  useEffect(() => {
    if (editor.current !== null && line !== undefined) goTo(editor.current, line);
  }, [line, path]);
  return <div class="code-pane code-pane-tall" ref={host} />;
}

function settingsOf({ path, kind, text }: YamlEditorProps, onChange: (text: string) => void): EditorSettings {
  const label = `The text of ${path}`;
  return { label, text: text.peek() ?? '', extensions: languageOf(kind), onChange };
}

function languageOf(kind: YamlEditorProps['kind']): Extension {
  if (kind !== 'rules' && kind !== 'tests') return EditorView.lineWrapping;
  const schema = (kind === 'rules' ? ruleFile : ruleTests) as Schema;
  return [EditorView.lineWrapping, yaml(), yamlLanguage.data.of({ autocomplete: completeBySchema(schema) })];
}

function goTo(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  view.dispatch({
    selection: EditorSelection.cursor(from),
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
}
