import { box, buttons } from '../card-blocks.ts';
import { type AdaptiveCard, card, quiet, text, title } from '../card-parts.ts';
import { renderField } from '../fields/render-field.ts';
import type { TextField } from '../fields/field.ts';
import { thousands } from '../fields/thousands.ts';
import { count } from '../say-list.ts';
import { search, toAsk, toPlace } from './directory-buttons.ts';
import { doneLine } from './done-line.ts';

export interface DirectoryHome {
  readonly people: number;
  readonly agencies: number;
  /** Named in a case, and not confirmed. */
  readonly unconfirmed: number;
  /** Short titles of the procedures that the reader keeps. */
  readonly keeps: readonly string[];
}

const WANTED: TextField = {
  kind: 'text',
  id: 'wanted',
  lines: 'one',
  max: 200,
  label: 'Whom are you looking for?',
  hint: 'A name, an e-mail address or an agency. Leave it empty to see everybody.',
  required: false,
  missing: 'Please type a name.',
};

/** The first card of the directory. */
export const renderDirectoryHome = (home: DirectoryHome, done?: string): AdaptiveCard =>
  card([
    title('The directory'),
    ...doneLine(done),
    text(
      `${thousands(home.people)} ${home.people === 1 ? 'person' : 'people'} in ${count(home.agencies, 'agency', 'agencies')}.`,
    ),
    ...(home.unconfirmed === 0
      ? []
      : [
          box('warning', [
            text(
              home.unconfirmed === 1
                ? 'Somebody was named in a case and waits for you to confirm them.'
                : `${home.unconfirmed} people were named in cases and wait for you to confirm them.`,
            ),
            ...buttons([toPlace('Show who waits', 'unconfirmed')], 'Small'),
          ]),
        ]),
    ...renderField(WANTED, undefined, undefined),
    ...buttons([search('Find')], 'Small'),
    ...buttons([
      toAsk('Add a person', 'add'),
      toPlace('Check its health', 'health'),
      toPlace('Download it', 'download'),
      toPlace('My own absence', 'own'),
    ]),
    quiet(
      'To change many entries at once: download it, change the file, and drop it into this chat. You see first what would change.',
    ),
    quiet(`You can give and end roles of: ${home.keeps.join(', ')}. People and agencies are kept together.`),
  ]);
