import { describe, expect, it } from 'vitest';
import { DirectoryError, parseDirectory } from '../../bot/directory/parse-directory.ts';
import { ANN, BEN, exampleDirectory } from './example-directory.ts';

function mistakesOf(file: unknown): readonly string[] {
  try {
    parseDirectory(file);
  } catch (error) {
    if (error instanceof DirectoryError) return error.mistakes;
  }
  return [];
}

describe('a directory file', () => {
  it('passes where it is whole', () => {
    expect(parseDirectory(exampleDirectory()).people).toHaveLength(3);
  });

  it('may write ids in large letters', () => {
    const file = exampleDirectory();
    const people = file.people.map((person) => ({ ...person, id: person.id.toUpperCase() }));
    expect(parseDirectory({ ...file, people }).people.map(({ id }) => id)).toContain(ANN);
  });

  it('is told every mistake of shape at once, each with its place', () => {
    const file = {
      ...exampleDirectory(),
      agencies: [{ id: 'oak', name: ' ', type: 'shop' }],
      people: [{ id: '7', name: 'Ann', email: 'nowhere', agency: 'oak', nickname: 'A' }],
    };
    const places = mistakesOf(file).map((mistake) => mistake.split(':')[0]);
    expect(places).toEqual([
      'agencies.0.name',
      'agencies.0.type',
      'people.0.id',
      'people.0.email',
      'people.0',
    ]);
  });

  it('is told what is there twice and what refers to nothing', () => {
    const file = exampleDirectory();
    const ann = file.people[1];
    const mistakes = mistakesOf({
      ...file,
      people: [
        ...file.people,
        { ...ann, id: ANN.toUpperCase() },
        { ...ann, id: `${BEN.slice(0, -1)}0`, agency: 'sea' },
      ],
      roles: [
        ...file.roles,
        file.roles[0],
        { protocol: 'x', role: 'y', agency: 'sea', person: `${BEN.slice(0, -1)}1` },
      ],
      channels: [...file.channels, { protocol: 'sandwell-send' }],
    });
    expect(mistakes).toEqual([
      `people.3: is there twice: ${ANN}`,
      `roles.5: is there twice: sandwell-send practitioner oak ${BEN}`,
      'channels.1: is there twice: sandwell-send',
      'people.4.agency: no agency has the id sea',
      'roles.6.agency: no agency has the id sea',
      `roles.6.person: nobody has the id ${BEN.slice(0, -1)}1`,
    ]);
  });

  it.each([undefined, null, 'text', [], { people: [] }])('is refused where it is %j', (file) => {
    expect(() => parseDirectory(file)).toThrow(DirectoryError);
  });
});
