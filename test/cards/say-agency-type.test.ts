import { expect, it } from 'vitest';
import { AGENCY_TYPES } from '../../bot/protocol/agency-type.ts';
import { sayAgencyType } from '../../cards/say-agency-type.ts';

it('every kind of agency has a word of its own, but the one for the rest', () => {
  const said = AGENCY_TYPES.map((type) => sayAgencyType(type));
  expect(new Set(said).size).toBe(AGENCY_TYPES.length);
  expect(sayAgencyType('school')).toBe('schools');
  expect(sayAgencyType('other')).toBe('agencies of this kind');
  expect(sayAgencyType(undefined)).toBe('agencies of this kind');
});
