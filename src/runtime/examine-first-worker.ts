// Without waiting to be asked: what is read at a start is examined, too.
import './examine.ts';
import './examine-worker.ts';
