import { json, jsonLanguage, jsonParseLinter } from '@codemirror/lang-json';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HookName } from '../../../src/rules/rule-file.ts';
import { createEditor, replaceText } from './code-editor.ts';
import { completeRequest } from './request-completion.ts';

export interface JsonEditorProps {
  label: string;
  text: Signal<string>;
  /** The hook whose requests are completed. */
  hook: HookName;
}

function requestJson(hook: HookName): Extension {
  return [
    json(),
    linter(jsonParseLinter()),
    jsonLanguage.data.of({ autocomplete: completeRequest(hook) }),
    EditorView.lineWrapping,
  ];
}

/** The editor of a request, with completion of Okta's names and marks at JSON errors. */
export function JsonEditor({ label, text, hook }: JsonEditorProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const onChange = (changed: string) => {
      text.value = changed;
    };
    const extensions = requestJson(hook);
    const view = createEditor(host.current, { label, text: text.peek(), extensions, onChange });
    editor.current = view;
    return () => view.destroy();
  }, [label, text, hook]);
  useSignalEffect(() => {
    const changed = text.value;
    if (editor.current !== null) replaceText(editor.current, changed);
  });
  return <div class="code-pane" ref={host} />;
}
