import { readAll } from '../fixtures/begun.ts';
import { describeMatrix } from '../fixtures/describe-matrix.ts';
import { harbour } from '../fixtures/engine-stories.ts';

describeMatrix('authority outside Sandwell, and in a protocol of another shape', [
  ...readAll().filter(({ protocol }) => !protocol.id.startsWith('sandwell')),
  harbour,
]);
