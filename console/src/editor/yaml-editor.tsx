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
import { createEditor, type EditorSettings, loadText } from './code-editor.ts';
import { marksOf } from './diagnostic-marks.ts';
import type { Schema } from './schema-names.ts';
import { completeBySchema } from './yaml-completion.ts';

export interface YamlEditorProps {
  /** Another path is another file, with an undo history of its own. */
  path: string;
  kind: 'rules' | 'list' | 'tests' | 'request';
  text: ReadonlySignal<string | undefined>;
  /** The findings of the file. */
  found: readonly Diagnostic[];
  /** The line to go to. */
  line: number | undefined;
  onChange: (text: string) => void;
  /** Set to an object that focuses the editor. */
  handle: RefObject<{ focus: () => void } | null>;
}

/** The editor of a file in the rules directory. */
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
  // Synchronously, so that text typed meanwhile is not overwritten.
  useSignalEffect(() => {
    const changed = text.value;
    if (editor.current !== null && changed !== undefined) loadText(editor.current, changed);
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
