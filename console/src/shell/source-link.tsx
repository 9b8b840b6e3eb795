import type { JSX } from 'preact';
import type { SourceLocation } from '../../../src/console/api.ts';
import { linkToSource } from './route.ts';

/** A file and line, as a link to the editor of "Try a change". */
export function SourceLink({ place }: { place: SourceLocation }): JSX.Element {
  const text = place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return (
    <a class="place" href={linkToSource(place)} title="Try a change here">
      {text}
    </a>
  );
}
