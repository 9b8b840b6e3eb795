import { answerQuestions } from '../runtime/answer-questions.ts';
import { WorkbenchDesk } from './workbench-desk.ts';

answerQuestions(() => new WorkbenchDesk());
