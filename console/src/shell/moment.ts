/** Date and time, in the time zone of the browser. */
export function momentInWords(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? moment
    : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The time of day. */
export function timeInWords(moment: string): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}
