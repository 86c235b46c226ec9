import { afterAll, expect, test } from 'vitest';
import { setClock } from '../../sandbox/functions-host/shift-date.ts';
import { QUICK, findingsOf } from './prove-crash.ts';
import { proveProtocol } from './prove-protocol.ts';

/** Some twenty turns and what follows each, with storage and Teams beside them. In milliseconds. */
const LONG = 240_000;

afterAll(() => setClock({ offset: 0 }));

test(
  'more time is asked for, and the written outcome is sent: cut off at any request, nothing is lost and nothing comes twice',
  async () => {
    const { figures, losses, duplicates, wrong, unknowns } = findingsOf([
      await proveProtocol(QUICK, () => undefined),
    ]);
    expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
    expect(figures['forms sent']).toBe(2);
    expect(figures['injection points']).toBeGreaterThan(12);
    // What had been begun and not confirmed is in doubt, and says so.
    expect(unknowns).toBeGreaterThan(0);
  },
  LONG,
);
