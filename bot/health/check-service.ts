import type { Clock } from '../ports/clock.ts';
import type { ServiceHealth, ServiceStore } from '../ports/service-state.ts';
import { reckonHealth } from './reckon-health.ts';

const isAway = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'unavailable';

/**
 * How the service is at this moment. That storage does not answer is a finding.
 * @throws StoreError where storage answers, but not to us: then nothing can be said about the service
 */
export async function checkService(store: Pick<ServiceStore, 'read'>, clock: Clock): Promise<ServiceHealth> {
  const at = clock.now();
  try {
    return reckonHealth(await store.read(), at);
  } catch (fault) {
    if (!isAway(fault)) throw fault;
    return {
      state: 'degraded',
      at,
      waiting: 0,
      findings: [
        {
          code: 'storage-away',
          what: 'Storage does not answer.',
          means:
            'Nothing can be read or put on record: whoever presses a button is told that something went wrong, and that nothing was changed.',
          remedy:
            'Look at the storage account in the Azure portal, and at the health of Azure. Nothing that was accepted is lost, and everything goes on by itself.',
        },
      ],
    };
  }
}
