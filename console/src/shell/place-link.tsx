import type { JSX } from 'preact';
import type { Place } from '../../../src/console/api.ts';
import { linkToPlace } from './route.ts';

/** A file and line that opens where a change can be tried. */
export function PlaceLink({ place }: { place: Place }): JSX.Element {
  const text = place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return (
    <a class="place" href={linkToPlace(place)} title="Try a change here">
      {text}
    </a>
  );
}
