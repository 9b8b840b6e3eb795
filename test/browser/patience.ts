/** Milliseconds after which a page that does not get there is given up: no measure of anything, only the end of what hangs. */
export const PATIENCE = 100_000;
