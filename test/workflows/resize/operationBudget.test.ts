import { expect, test } from 'vitest';
import {
  MOST_OPERATIONS,
  OPERATIONS,
  WATCHING,
} from '../../../lib/workflows/resize/operationBudget.ts';

test('a resize in which everything takes as long as it may stays below the limit of Lambda', () => {
  const { back, ending, ...rest } = OPERATIONS;
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const onTheWay = sum(Object.values(rest));
  expect(onTheWay + Math.max(back + ending, WATCHING)).toBeLessThan(MOST_OPERATIONS);
});
