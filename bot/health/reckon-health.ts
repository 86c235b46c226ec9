import type {
  Heartbeat,
  ServiceFinding,
  ServiceHealth,
  ServiceState,
  Trouble,
} from '../ports/service-state.ts';
import type { Instant } from '../protocol/instant.ts';
import { ofHeartbeats } from './reckon-heartbeats.ts';
import { ago, lasting } from './say-age.ts';

/** Every run tries again: what still waits after this does not go out by itself. */
export const STUCK_MS = 30 * 60_000;
/** Reminders may come so late, and no later. */
export const LATE_SWEEP_MS = 10 * 60_000;
/** A far side that has refused something, and nothing has reached it since, is in trouble for so long. */
export const TROUBLE_LASTS_MS = 60 * 60_000;

const age = (at: Instant, now: Instant): number => Date.parse(now) - Date.parse(at);

const ofFaults = ({ wake, deliver }: ServiceState): ServiceFinding[] =>
  [wake, deliver]
    .filter((it): it is Heartbeat => it !== undefined && it.faults.length > 0)
    .map(({ timer, failed, faults }) => ({
      code: 'sweep-failed',
      what: `The last run of the timer ${timer} had ${failed === 1 ? 'a fault' : `${failed} faults`}: ${faults.join(', ')}.`,
      means:
        timer === 'wake'
          ? 'In some cases the reminders that are due have not been sent. All others were seen to.'
          : 'In some cases what waits to go out has not been tried. All others were seen to.',
      remedy:
        'It is tried again every minute. If this stays for ten minutes, look into the log for lines with "event":"sweep" and "level":"error", and pass them on to whoever maintains the app.',
    }));

function ofLag({ wake }: ServiceState): ServiceFinding[] {
  const { lagMs = 0 } = wake ?? {};
  if (lagMs <= LATE_SWEEP_MS) return [];
  return [
    {
      code: 'sweep-late',
      what: `Reminders are ${lasting(lagMs)} late.`,
      means: 'So many cases were due at once, or the timers stood still for so long, that it is catching up.',
      remedy: 'Check again in ten minutes. If it grows, restart the Function App and look into its log.',
    },
  ];
}

function ofBacklog({ backlog }: ServiceState, now: Instant): ServiceFinding[] {
  const stuck = backlog?.waiting.filter(({ since }) => age(since, now) > STUCK_MS) ?? [];
  const [oldest] = stuck;
  if (!oldest) return [];
  const refs = [...new Set(stuck.map(({ ref }) => ref))];
  const named = refs.slice(0, 5).join(', ') + (refs.length > 5 ? ` and ${refs.length - 5} more` : '');
  return [
    {
      code: 'effects-stuck',
      what: `${stuck.length === 1 ? 'One message or e-mail has' : `${stuck.length} messages or e-mails have`} waited to go out for more than ${lasting(STUCK_MS)}, the longest for ${lasting(age(oldest.since, now))}. ${refs.length === 1 ? 'Case' : 'Cases'}: ${named}.`,
      means: 'Somebody may not know yet that it is their move. The case itself says what has not gone out.',
      remedy:
        'Open the case: it says what could not be sent and why. Mostly the app is no longer in the team, or no mailbox is set up: say "setup" to Counterpart in Teams. It then goes out by itself.',
      byManager: true,
    },
  ];
}

const SIGN_IN_MEANS =
  'E-mails wait: to people outside Teams, and letters. They go out once the sign-in works.';

function ofSignIn({ signIn }: ServiceState): ServiceFinding[] {
  if (signIn === undefined || signIn.outcome === 'ok') return [];
  return signIn.outcome === 'refused'
    ? [
        {
          code: 'sign-in-refused',
          what: 'Microsoft Graph refuses the sign-in of the service.',
          means: SIGN_IN_MEANS,
          remedy:
            'Check that the managed identity still exists, is assigned to the Function App, and is the one in the setting AZURE_CLIENT_ID.',
        },
      ]
    : [
        {
          code: 'sign-in-not-reached',
          what: 'The service could not sign in to Microsoft Graph: there was no answer.',
          means: SIGN_IN_MEANS,
          remedy:
            'It is tried again every few minutes. If it stays, look at the health of Azure and of Entra.',
        },
      ];
}

const OF_FAR_SIDE = {
  teams: {
    code: 'teams-trouble',
    name: 'Teams',
    means: 'Cards and mentions may be missing in the threads. What has certainly not arrived is tried again.',
    remedy:
      'Look at the health of Microsoft 365. If the reason speaks of a sign-in, check the bot in Azure; if the app is not installed, add it to the team again.',
  },
  mail: {
    code: 'mail-trouble',
    name: 'The mail service',
    means:
      'Some e-mails may not have arrived. The cases say which; what is not certain is never sent again by itself.',
    remedy:
      'If the reason speaks of a right or a mailbox, go through step 3 of infra/README.md. Else look at the health of Microsoft 365.',
  },
} as const;

const ofTrouble = ({ to, since, last, count, why, ref }: Trouble, now: Instant): ServiceFinding => {
  const { code, name, means, remedy } = OF_FAR_SIDE[to];
  const often = count === 1 ? 'once' : `${count} times, first ${ago(age(since, now))}`;
  return {
    code,
    what: `${name} has not taken what was sent to it, ${often}. The last time was ${ago(age(last, now))}, in case ${ref}: ${why}.`,
    means,
    remedy,
  };
};

/** Where all that was found is that two clocks differ, nothing is known to be wrong, and nothing to be right. */
function stateOf(findings: readonly ServiceFinding[]): ServiceHealth['state'] {
  if (findings.length === 0) return 'well';
  return findings.every(({ code }) => code === 'clocks-differ') ? 'unknown' : 'degraded';
}

/** How the service is, by what it has left behind about itself. */
export function reckonHealth(state: ServiceState, now: Instant): ServiceHealth {
  const { backlog, troubles } = state;
  const findings = [
    ...ofHeartbeats(state, now),
    ...ofFaults(state),
    ...ofLag(state),
    ...ofSignIn(state),
    ...troubles.filter(({ last }) => age(last, now) <= TROUBLE_LASTS_MS).map((it) => ofTrouble(it, now)),
    ...ofBacklog(state, now),
  ];
  return {
    state: stateOf(findings),
    at: now,
    findings,
    lastRuns: { wake: state.wake?.at, deliver: state.deliver?.at },
    waiting: (backlog?.waiting.length ?? 0) + (backlog?.more ?? 0),
  };
}
