import type { Problem } from './answered.ts';

export const unreachable: Problem = {
  message: 'The service does not answer.',
  hint: 'Is hookgate running? Start it with "npm start", then try again.',
};

/** What an answer beyond 2xx means to the reader. */
export async function refused(response: Response): Promise<Problem> {
  if (response.status === 401)
    return {
      message: 'The service wants credentials.',
      hint: 'Load the page again, and sign in with the user and password of the admin listener.',
    };
  const { code, message } = await errorIn(response);
  if (code === 'busy')
    return {
      message: message ?? 'The console is busy.',
      hint: 'Try again in a moment.',
      again: 1000 * (Number(response.headers.get('retry-after')) || 1),
    };
  return {
    message: message ?? `The service answered with status ${response.status}.`,
    hint: hintFor(response.status),
  };
}

function hintFor(status: number): string {
  if (status === 404) return 'It may have gone meanwhile: load the page again.';
  if (status === 413) return 'A shorter one can be worked on here.';
  return status >= 500 ? 'The log of the service says more.' : 'Mend it, then try again.';
}

/** What the service says is wrong, if it says so in its own way. */
async function errorIn(response: Response): Promise<{ code?: string; message?: string }> {
  try {
    const { error } = (await response.json()) as { error?: { code?: unknown; message?: unknown } };
    return {
      ...(typeof error?.code === 'string' && { code: error.code }),
      ...(typeof error?.message === 'string' && { message: error.message }),
    };
  } catch {
    return {};
  }
}
