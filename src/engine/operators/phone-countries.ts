import { createRequire } from 'node:module';
import type * as Phones from 'libphonenumber-js/max';

type Library = typeof Phones;

const load = createRequire(import.meta.url);
let loaded: Library | undefined;

/** The library, loaded by the first rule that names a country: it takes time and memory that other rules need not spend. */
function library(): Library {
  loaded ??= load('libphonenumber-js/max') as Library;
  return loaded;
}

/** Loads the library now. */
export function loadCountries(): void {
  library();
}

/** True if a text is the ISO 3166 code of a country with phone numbers: `JM`. */
export function isCountry(code: string): code is Phones.CountryCode {
  return library().isSupportedCountry(code);
}

/** The country of a number; undefined if the number is of none, or could be of several. */
export function countryOf(number: string): string | undefined {
  return library().parsePhoneNumberFromString(number)?.country;
}

/** The countries that share a calling code, such as `1`; the largest one first, the others in order. */
export function countriesOf(callingCode: string): readonly string[] {
  const { country_calling_codes: countries } = load('libphonenumber-js/max/metadata') as Phones.MetadataJson;
  return countries[callingCode] ?? [];
}

/** Codes in use that are not ISO codes. */
const ALIASES: Readonly<Record<string, string>> = { uk: 'GB', usa: 'US', uae: 'AE' };

/** The code of the country that a text names: `uk`, `jm`, `Jamaica`. */
export function countryNamed(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  const alias = ALIASES[name] ?? name.toUpperCase();
  if (isCountry(alias)) return alias;
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return library()
    .getCountries()
    .find((country) => names.of(country)?.toLowerCase() === name);
}

/** A mobile number of a country, for examples. */
export function exampleOf(country: string): string | undefined {
  if (!isCountry(country)) return undefined;
  return library().getExampleNumber(country, load('libphonenumber-js/mobile/examples'))?.number;
}
