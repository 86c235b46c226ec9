/**
 * What a person may type to the bot. The manifest offers these words in Teams and the parser understands them,
 * so both read this one list and cannot drift apart.
 */
export interface TypedCommand {
  /** The words as typed, in lower case. */
  readonly title: string;
  /** One plain sentence, shown beside the title; Teams shows no more than 128 characters. */
  readonly description: string;
}

export const commandList = [
  {
    title: 'raise',
    description: 'Raise a disagreement with another agency about a child.',
  },
  {
    title: 'my cases',
    description: 'See the cases you are part of, with the next date and whose move it is.',
  },
  {
    title: 'case',
    description: 'Open one case. Type its reference after the word, for example: case SS-7K3QXM',
  },
  {
    title: 'away',
    description: 'Say when you are away, and who stands in for you.',
  },
  {
    title: 'directory',
    description: 'For business managers: find, add and change people, their roles and absences.',
  },
  {
    title: 'health',
    description: 'For business managers: see whether the service is well, and what the directory needs.',
  },
  {
    title: 'setup',
    description:
      'For whoever added Counterpart, and for business managers: see what is set up and what is missing.',
  },
  {
    title: 'help',
    description: 'See what Counterpart can do, and what to do if a child is in danger now.',
  },
] as const satisfies readonly TypedCommand[];
