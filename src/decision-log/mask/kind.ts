import { parseMailbox } from '../../engine/operators/email.ts';
import { parseTime } from '../../rules/time.ts';
import { wordsOf } from '../words.ts';
import { isPlainAddress } from './address.ts';

/** What the mask of a text keeps beside its shape: the domain of a mailbox, a network, a month. */
export type MaskKind = 'mailbox' | 'network' | 'month' | 'shape';

/** Names of attributes that hold an address. Elsewhere an @ may be part of anything: `P@ss.word123`. */
const ADDRESS = /mails?\b|\b(logins?|upn|user ?names?|(user )?principal ?names?)\b/;

/** Whether an attribute of this name holds mail addresses. */
export function isForAddresses(name: string | number | undefined): boolean {
  return ADDRESS.test(wordsOf(String(name)));
}

/** Addresses of which it depends on single letters whether they are mailboxes: encoded words, and A-labels (`xn--`). */
const BY_LETTERS = /=\?[^?]*\?[a-z]\?|[@.][^@.]{2}--|@.*[^\p{ASCII}]/iu;

/** Whether the mask of an address may be a mailbox while the address is none, or the other way round. */
export function isDoubtfulAddress(text: string): boolean {
  return BY_LETTERS.test(text);
}

/**
 * The kind of a text. Masking keeps it, but for doubtful addresses, so that it can be read from the mask.
 *
 * @param address whether the text stands in an attribute for addresses, itself or in an array
 */
export function kindOf(text: string, address: boolean): MaskKind {
  if (address && parseMailbox(text) !== undefined) return 'mailbox';
  if (isPlainAddress(text)) return 'network';
  return parseTime(text) === undefined ? 'shape' : 'month';
}
