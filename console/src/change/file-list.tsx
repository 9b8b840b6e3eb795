import type { JSX } from 'preact';
import { linkToSource } from '../shell/route.ts';
import type { ChangeModel } from './change.ts';
import type { DraftState, ListedFile } from './listed-file.ts';
import { NewFile } from './new-file.tsx';

const KINDS: Readonly<Record<ListedFile['kind'], string>> = {
  rules: 'Rules',
  tests: 'Tests',
  list: 'Lists',
  request: 'Recorded requests',
};

const STATES: Readonly<Record<DraftState, string>> = {
  new: 'new',
  changed: 'changed',
  outdated: 'also changed on disk',
  gone: 'deleted',
};

interface FileListProps extends Pick<ChangeModel, 'create'> {
  directory: string;
  files: readonly ListedFile[];
  current: string | undefined;
}

/** The files of the rules directory, by kind. */
export function FileList({ directory, files, current, create }: FileListProps): JSX.Element {
  return (
    <nav class="panel files" aria-label="Files">
      <p class="place">{directory}/</p>
      <NewFile directory={directory} create={create} />
      {(Object.keys(KINDS) as ListedFile['kind'][]).map((kind) => {
        const ofKind = files.filter((file) => file.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind}>
            <h2>{KINDS[kind]}</h2>
            <ul>
              {ofKind.map(({ path, name, state, tooLong }) => (
                <li key={path}>
                  <a href={linkToSource({ file: path })} aria-current={path === current ? 'true' : undefined}>
                    {name}
                    {state !== undefined && <span class="tag tag-warn">{STATES[state]}</span>}
                    {tooLong && <span class="tag">too long</span>}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
