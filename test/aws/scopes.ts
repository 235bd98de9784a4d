import { accountId, region } from '../../lib/shared/ids.ts';

export const PROD = accountId.parse('111122223333');
export const DEV = accountId.parse('444455556666');
export const US_EAST_1 = region.parse('us-east-1');
export const HERE = { account: PROD, region: US_EAST_1 };
export const NOW = new Date('2026-11-23T08:00:00Z');
