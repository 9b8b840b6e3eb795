import type { JSX } from 'preact';
import { linkToPlace } from '../shell/route.ts';
import type { RulesFile } from './change.ts';

const KINDS: Readonly<Record<RulesFile['kind'], string>> = {
  rules: 'Rules',
  tests: 'Tests',
  list: 'Lists',
  request: 'Recorded requests',
};

interface FileListProps {
  files: readonly RulesFile[];
  current: string | undefined;
  drafted: ReadonlySet<string>;
}

/** The files of the rules directory, by what they are for. */
export function FileList({ files, current, drafted }: FileListProps): JSX.Element {
  return (
    <nav class="panel files" aria-label="Files">
      {(Object.keys(KINDS) as RulesFile['kind'][]).map((kind) => {
        const those = files.filter((file) => file.kind === kind);
        if (those.length === 0) return null;
        return (
          <div key={kind}>
            <h2>{KINDS[kind]}</h2>
            <ul>
              {those.map(({ path }) => (
                <li key={path}>
                  <a href={linkToPlace({ file: path })} aria-current={path === current ? 'true' : undefined}>
                    {path}
                    {drafted.has(path) && <span class="tag tag-warn">changed</span>}
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
