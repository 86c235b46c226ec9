import { describe, expect, it } from 'vitest';
import { chainHash, chainStart } from '../../bot/store/event-chain.ts';

const JSON_OF_ROW = '{"type":"flagged","flag":"owner"}';
const first = chainHash(chainStart('SS-7K3QXM'), 1, 1, JSON_OF_ROW);

describe('the hash of an event row', () => {
  it('is written as it has always been written: stored rows hang on it', () => {
    expect(first).toBe('f42dc768577e0c7160e29234e4b250aa48f06112ff0c92aab04b89807af99dbe');
  });

  it.each([
    ['of another case', chainHash(chainStart('SS-7K3QXN'), 1, 1, JSON_OF_ROW)],
    ['in another place', chainHash(chainStart('SS-7K3QXM'), 2, 1, JSON_OF_ROW)],
    ['of another schema', chainHash(chainStart('SS-7K3QXM'), 1, 2, JSON_OF_ROW)],
    [
      'with one other letter',
      chainHash(chainStart('SS-7K3QXM'), 1, 1, JSON_OF_ROW.replace('owner', 'Owner')),
    ],
    ['after another row', chainHash(first, 1, 1, JSON_OF_ROW)],
  ])('is another one for a row %s', (_, other) => {
    expect(other).not.toBe(first);
  });

  it('keeps apart numbers that run into each other', () => {
    expect(chainHash('a', 11, 1, '2')).not.toBe(chainHash('a', 1, 11, '2'));
    expect(chainHash('a', 1, 11, '1')).not.toBe(chainHash('a', 1, 1, '11'));
  });
});
