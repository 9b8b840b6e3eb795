import { answerQuestions } from '../../src/runtime/answer-questions.ts';

/* The thread of the console, which fails as its question says. */

answerQuestions(() => ({
  files: (how: string) => {
    if (how === 'hangs') for (;;);
    if (how === 'ends') process.exit(1);
    if (how === 'throws') throw new Error('it cannot be read');
    return how;
  },
}));
