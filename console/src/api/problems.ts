import type { Problem } from './api-result.ts';

export const unreachable: Problem = {
  message: 'The service is unreachable.',
  hint: 'Check that hookgate is running ("npm start" starts it), then try again.',
};

/** The problem of a response with an error status. */
export async function refused(response: Response): Promise<Problem> {
  if (response.status === 401)
    return {
      message: 'The service requires credentials.',
      hint: 'Reload the page, and sign in with the user and password of the admin listener.',
    };
  const { code, message } = await errorIn(response);
  if (code === 'busy')
    return {
      message: message ?? 'The console is busy.',
      hint: 'Try again in a moment.',
      retryAfter: 1000 * (Number(response.headers.get('retry-after')) || 1),
    };
  return {
    message: message ?? `The service answered with status ${response.status}.`,
    hint: hintFor(response.status),
  };
}

function hintFor(status: number): string {
  if (status === 404) return 'It may have been removed: reload the page.';
  if (status === 413) return 'The console works on smaller ones only.';
  return status >= 500 ? 'See the log of the service.' : 'Correct it, then try again.';
}

/** Code and message of an error body of the service; empty for other bodies. */
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
