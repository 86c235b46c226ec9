import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel, People } from '../../bot/ports/people.ts';
import { ANN, BEN, CARA, exampleDirectory } from '../directory/example-directory.ts';

const SANDWELL: Channel = {
  protocol: 'sandwell-send',
  tenantId: 'tenant',
  teamId: '19:team/1@thread.tacv2',
  channelId: '19:channel@thread.tacv2',
  serviceUrl: 'https://smba.example/emea/',
};

const idsOf = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id);

/** What every directory must answer that was made from the example. */
export function itKnowsPeople(start: (file: unknown) => People | Promise<People>): void {
  let people: People;
  beforeEach(async () => {
    people = await start(exampleDirectory());
  });

  describe('a person', () => {
    it('is known with all that the file says, by an id in any letters', async () => {
      expect(await people.person(ANN.toUpperCase())).toEqual(exampleDirectory().people[1]);
      expect(await people.person(CARA)).toEqual(exampleDirectory().people[2]);
    });

    it('who is not in the file is not known', async () => {
      expect(await people.person('f0000000-b152-4f10-b063-1d464aae660d')).toBeUndefined();
      expect(await people.person("x' or '1' eq '1")).toBeUndefined();
    });
  });

  describe('an agency', () => {
    it('is listed by its name, with its people by theirs', async () => {
      expect((await people.agencies()).map(({ name }) => name)).toEqual(['Hill Council', 'Oak School']);
      expect(idsOf(await people.peopleOf('oak'))).toEqual([ANN, BEN]);
      expect(await people.peopleOf('nowhere')).toEqual([]);
    });
  });

  describe('a role', () => {
    it('is held in an agency by those who are listed for it', async () => {
      expect(idsOf(await people.holders('sandwell-send', 'practitioner', 'oak'))).toEqual([ANN, BEN]);
      expect(idsOf(await people.holders('sandwell-send', 'practitioner', 'hill'))).toEqual([ANN, CARA]);
      expect(idsOf(await people.holders('dorset-send', 'practitioner', 'hill'))).toEqual([CARA]);
    });

    it('is held by nobody twice where the agency is left open', async () => {
      expect(idsOf(await people.holders('sandwell-send', 'practitioner'))).toEqual([ANN, BEN, CARA]);
    });

    it('that nobody is listed for is held by nobody', async () => {
      expect(await people.holders('sandwell-send', 'director')).toEqual([]);
      expect(await people.holders('dorset-send', 'practitioner', 'oak')).toEqual([]);
    });
  });

  describe('the owner of a protocol', () => {
    it('has set what the file says for it, and nothing for another', async () => {
      expect(await people.settings('sandwell-send')).toEqual(exampleDirectory().settings[0]);
      expect(await people.settings('dorset-send')).toBeUndefined();
    });
  });

  describe('a channel', () => {
    it('is not there until it is known where it is reached', async () => {
      expect(await people.channel('sandwell-send')).toBeUndefined();
    });

    it('is remembered, and the last address counts', async () => {
      await people.saveChannel(SANDWELL);
      expect(await people.channel('sandwell-send')).toEqual(SANDWELL);
      const moved = { ...SANDWELL, serviceUrl: 'https://smba.example/uk/' };
      await people.saveChannel(moved);
      expect(await people.channel('sandwell-send')).toEqual(moved);
      expect(await people.channel('dorset-send')).toBeUndefined();
    });
  });
}
