import { expect, test } from 'vitest';
import { formatMoney } from '../../lib/shared/formatMoney.ts';
import { microUsd } from '../../lib/shared/money.ts';

test.each([
  [1_234_000_000, '$1,234'],
  [4_200_000, '$4.20'],
  [-12_000_000, '-$12'],
  [-5000, '-$0.01'],
  [-4999, '$0'],
  [4999, '$0'],
  [0, '$0'],
])('%i µUSD is %s', (amount, text) => {
  expect(formatMoney(microUsd(amount))).toBe(text);
});
