import type { Intake } from './case.ts';

/** What was written when the matter was raised, under its headings: the first draft of a text about it. */
export const intakeWords = ({ whatHappened, evidence, wouldSettle }: Intake): string =>
  [
    { heading: 'What happened', said: whatHappened },
    { heading: 'What shows it', said: evidence },
    { heading: 'What would settle it', said: wouldSettle },
  ]
    .filter(({ said }) => said.trim() !== '')
    .map(({ heading, said }) => `${heading}:\n${said}`)
    .join('\n\n');
