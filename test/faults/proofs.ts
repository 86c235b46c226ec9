import type { Proof } from './proof.ts';

/** Where a class of proofs is found. It is loaded when it is run, so that one can be run while another is being written. */
export interface ListedProof {
  /** As given to `--only`. */
  readonly name: string;
  readonly load: () => Promise<Proof>;
}

/** All that `npm run faults` proves, in the order in which it does so. */
export const PROOFS: readonly ListedProof[] = [
  { name: 'crash', load: async () => (await import('./crash/prove-crash.ts')).proveCrash },
  {
    name: 'mutated activities',
    load: async () => (await import('./doors/prove-mutated-activities.ts')).proveMutatedActivities,
  },
  {
    name: 'clock',
    load: async () => (await import('./clock/prove-clock.ts')).proveClock,
  },
  {
    name: 'simulation',
    load: async () => (await import('./simulation/prove-simulation.ts')).proveSimulation,
  },
  { name: 'far-side', load: async () => (await import('./far-side/prove-far-side.ts')).proveFarSide },
  { name: 'killed', load: async () => (await import('./killed/prove-killed.ts')).proveKilled },
  { name: 'storage', load: async () => (await import('./storage/prove-storage.ts')).proveStorage },
  {
    name: 'redelivery',
    load: async () => (await import('./redelivery/prove-redelivery.ts')).proveRedelivery,
  },
  { name: 'races', load: async () => (await import('./races/prove-races.ts')).proveRaces },
];
