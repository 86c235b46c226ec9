import { describe } from 'vitest';
import { createMemoryCaseStore } from '../../bot/store/memory-case-store.ts';
import { itKeepsCases } from '../contracts/case-store.ts';
import { itListsCases } from '../contracts/case-store-lists.ts';
import { itFindsWork } from '../contracts/case-store-work.ts';
import { itTakesTextsWholeOrRefuses } from '../contracts/case-store-limits.ts';

describe('cases in memory', () => {
  itKeepsCases(createMemoryCaseStore);
  itFindsWork(createMemoryCaseStore);
  itListsCases(createMemoryCaseStore);
  itTakesTextsWholeOrRefuses(createMemoryCaseStore);
});
