import { expect, test } from 'vitest';
import {
  MAX_OPERATIONS,
  MONITORING_BUDGET,
  OPERATION_BUDGET,
} from '../../../lib/workflows/resize/operationBudget.ts';

test('a resize in which everything takes as long as it may stays below the limit of Lambda', () => {
  const { rollingBack, endingRollback, ...rest } = OPERATION_BUDGET;
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const forward = sum(Object.values(rest));
  expect(forward + Math.max(rollingBack + endingRollback, MONITORING_BUDGET)).toBeLessThan(
    MAX_OPERATIONS,
  );
});
