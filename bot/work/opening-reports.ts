import type { OpeningRequest } from '../ports/case-opening.ts';
import { isRaisedIn, stageBegun } from '../protocol/beginning.ts';
import type { Report } from '../protocol/command.ts';
import type { Stage } from '../protocol/definition.ts';

/** That it is put to the other side: with its time, where the document prints none. */
function raisedReport({ matter, now }: OpeningRequest, begun: Stage): Report {
  const talked = begun.kind === 'informal' ? matter.dayZero?.at : undefined;
  const spoken = matter.spokenAt !== undefined || matter.informal !== undefined || talked !== undefined;
  return {
    key: 'raised',
    occurredAt: matter.spokenAt ?? talked ?? now,
    medium: spoken ? 'verbal' : 'written',
    ...(begun.opensOn.includes('raised') && begun.stated !== undefined ? matter.stated : {}),
  };
}

/** What has happened by the moment of sending, in order. */
export function reportsOf(request: OpeningRequest): Report[] {
  const { draft, matter, protocol } = request;
  const begun = stageBegun(protocol, matter.dayZero?.key);
  const reports: Report[] = [];
  if (matter.dayZero) reports.push({ key: matter.dayZero.key, occurredAt: matter.dayZero.at });
  if (matter.informal !== 'too-serious' && isRaisedIn(protocol, begun))
    reports.push(raisedReport(request, begun));
  if (matter.informal === 'tried') reports.push({ key: 'unresolved' });
  if (matter.earlier) reports.push({ key: 'earlier-date-set', ...matter.earlier });
  if (draft.danger)
    reports.push({ key: 'risk-flagged', occurredAt: draft.danger.at, level: draft.danger.level });
  return reports;
}

/** The form is where the raising person gives their reasons, where the stage asks them for it. */
export function reasonReports({ matter, protocol }: OpeningRequest): Report[] {
  const begun = stageBegun(protocol, matter.dayZero?.key);
  return protocol.duties
    .filter(({ kind, stage }) => kind === 'reason' && stage === begun.id)
    .map(({ id }) => ({ key: 'done', duty: id }));
}
