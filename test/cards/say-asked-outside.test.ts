import { expect, test } from 'vitest';
import { sayAskedOutside } from '../../cards/people/say-asked-outside.ts';

const person = (id: string, email: string, more = {}) => ({ id, email, agency: 'council', ...more });
const directory = {
  people: [person('tom', 'tom@council.example'), person('colin', 'colin@COUNCIL.example')],
};
const to = (email: string, more = {}) => ({
  ...{ person: 'rob', name: 'Rob Tan', email, agency: 'council', agencyName: 'Sandwell Council' },
  ...{ outside: true as const, unconfirmed: true as const, ...more },
});

test('given somebody outside Teams, then the address is said letter by letter, and what does not go there yet', () => {
  const said = sayAskedOutside(directory, to('rob_tan@council.example'));
  expect(said).toContain('Rob Tan, rob\\_tan@council.example, is asked by e-mail.');
  expect(said).toContain('once the business manager has confirmed the address');
  expect(said).not.toContain('Please check');
});

test('given a domain that no colleague has, then it warns; an entry that is not confirmed is no colleague', () => {
  const warned = 'nobody else whom the directory lists for Sandwell Council has one at council.exemple';
  expect(sayAskedOutside(directory, to('rob@council.exemple'))).toContain(warned);
  const more = [...directory.people, person('eve', 'eve@council.exemple', { unconfirmed: { by: 'Eve' } })];
  expect(sayAskedOutside({ people: more }, to('rob@council.exemple'))).toContain(warned);
  expect(sayAskedOutside({ people: [] }, to('rob@council.exemple'))).not.toContain('Please check');
});

test('given somebody in Teams, then nothing is said of an address', () => {
  const inTeams = { person: 'rob', name: 'Rob Tan', email: 'rob@council.example' };
  const card = { ...inTeams, agency: 'council', agencyName: 'Sandwell Council', unconfirmed: true as const };
  expect(sayAskedOutside(directory, card)).toBe('');
});
