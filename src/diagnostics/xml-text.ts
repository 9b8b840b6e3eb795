/** Replaces the characters that XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
