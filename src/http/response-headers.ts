/** Headers that every answer has: decisions, refusals, and what those who run the service ask for. */
export const RESPONSE_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
