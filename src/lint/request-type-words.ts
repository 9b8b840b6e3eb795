import { below, type Pointer } from '../diagnostics/source-file.ts';
import { EVERY_REQUEST_TYPE } from '../rules/rule-file.ts';
import type { IndexedRequestType } from './rule-index.ts';

/** `progressive.profile request`; `request` where rules are for every request type. */
export function requestInWords({ requestType }: Pick<IndexedRequestType, 'requestType'>): string {
  return requestType === EVERY_REQUEST_TYPE ? 'request' : `${requestType} request`;
}

/** The place of a request type for a finding: its key, or `rules` if they stand at the top of the file. */
export function headOf({ at, requestType }: Pick<IndexedRequestType, 'at' | 'requestType'>): Pointer {
  return requestType === EVERY_REQUEST_TYPE ? below(at, 'rules') : at;
}
