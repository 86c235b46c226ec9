import { readAll } from '../fixtures/begun.ts';
import { describeMatrix } from '../fixtures/describe-matrix.ts';

describeMatrix(
  'authority in Sandwell',
  readAll().filter(({ protocol }) => protocol.id.startsWith('sandwell')),
);
