import { renderGreeting } from '../../cards/setup/greeting-card.ts';
import { renderWelcome } from '../../cards/welcome-card.ts';
import type { DirectoryRecord, Team } from '../ports/people.ts';
import { signedInAs } from '../protocol/account.ts';
import { type Answer, type AnswerDeps, asCard } from './answer.ts';
import type { Inbound } from './parse-activity.ts';
import { readyWorlds } from './readiness-now.ts';
import { managersIn, teamIn } from './setup-authority.ts';

type Installed = Extract<Inbound, { kind: 'installed' }>;

const NOTHING: Answer = { kind: 'nothing' };
/** Teams tells of one installation twice, within moments. In milliseconds. */
const ONE_INSTALLATION = 60_000;

/** Teams often leaves the name out. */
async function nameOf(deps: AnswerDeps, { speaker }: Installed, entraId: string, kept: DirectoryRecord) {
  const known = signedInAs(kept.people, entraId)?.name ?? speaker.name;
  if (known !== '') return known;
  const looked = await deps.tenant.user(entraId);
  return 'found' in looked ? (looked.found?.name ?? '') : '';
}

/** Business managers of the procedures whose channel lies in this team. */
const managersOfTeam = (kept: DirectoryRecord, teamId: string): string[] => [
  ...new Set(
    kept.channels
      .filter((channel) => channel.teamId === teamId)
      .flatMap(({ protocol }) => managersIn(kept, protocol).map(({ name }) => name)),
  ),
];

/**
 * Whoever adds the bot may set it up. Where a procedure of the team has a business manager already, adding it anew
 * gives nobody that right: the one who first added it keeps it.
 */
async function teamNow(
  deps: AnswerDeps,
  inbound: Installed,
  kept: DirectoryRecord,
): Promise<Team | undefined> {
  const { place, speaker } = inbound;
  const { teamId, tenantId, serviceUrl } = place;
  if (teamId === undefined || tenantId === undefined || speaker.entraId === undefined) return undefined;
  const before = teamIn(kept, teamId);
  const at = deps.clock.now();
  if (before && managersOfTeam(kept, teamId).length > 0) return { ...before, tenantId, serviceUrl, at };
  const installedByName = await nameOf(deps, inbound, speaker.entraId, kept);
  return { teamId, tenantId, serviceUrl, at, installedBy: speaker.entraId.toLowerCase(), installedByName };
}

/** Keeps who added the bot to a team, and greets; nothing is said twice, nor after an update of the app. */
async function greetTeam(deps: AnswerDeps, inbound: Installed, teamId: string): Promise<Answer> {
  const kept = await deps.directory.read();
  const before = teamIn(kept, teamId);
  const age = before ? Math.abs(Date.parse(deps.clock.now()) - Date.parse(before.at)) : Infinity;
  if (age < ONE_INSTALLATION || (before && inbound.how === 'upgraded')) return NOTHING;
  const team = await teamNow(deps, inbound, kept);
  // The first of the two tellings may be without the id of whoever did it: the second has it.
  if (!team && inbound.how === 'member-added') return NOTHING;
  if (team) await deps.directory.apply([{ kind: 'put-team', team }], team.installedBy, team.at);
  deps.log({ what: 'setup-added', because: team ? undefined : 'nobody-named' });
  const installer = team?.installedByName === '' ? undefined : team?.installedByName;
  return asCard(renderGreeting({ installer, managers: managersOfTeam(kept, teamId) }));
}

/** What is said when the bot has been added: a welcome to one person, the way to the set-up to a team. */
export async function answerInstalled(deps: AnswerDeps, inbound: Installed): Promise<Answer> {
  const { personal, teamId } = inbound.place;
  if (!personal && teamId !== undefined) return greetTeam(deps, inbound, teamId);
  // Teams tells of a personal installation twice as well.
  if (inbound.how === 'member-added') return NOTHING;
  return asCard(renderWelcome(deps.cases.protocols, (await readyWorlds(deps)).length > 0));
}
