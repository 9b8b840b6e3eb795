// Without waiting to be asked: what is read at a start is examined, too.
import './validate.ts';
import './loader-worker.ts';
