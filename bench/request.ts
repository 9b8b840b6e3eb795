/** The body with other eventIds. An event that comes again is answered as a retry, without being decided. */
export function withEventId(body: string): (eventId: string) => string {
  const [, head, tail] = /^(.*?"eventId"\s*:\s*")[^"]*(".*)$/s.exec(body) ?? [];
  if (head === undefined || tail === undefined) throw new TypeError('the request has no eventId');
  return (eventId) => `${head}${eventId}${tail}`;
}
