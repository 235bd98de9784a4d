import { describe, expect, it } from 'vitest';
import { priceKey } from '../../../lib/domain/pricing/priceKey.ts';
import { anInstance } from '../../builders/anInstance.ts';

describe('the key of a price', () => {
  it('keeps operation and tenancy for another type', () => {
    const windows = anInstance({ usageOperation: 'RunInstances:0002', tenancy: 'dedicated' });
    expect(priceKey(windows, 'm7i.large')).toEqual({
      region: 'us-east-1',
      instanceType: 'm7i.large',
      operation: 'RunInstances:0002',
      tenancy: 'Dedicated',
    });
  });

  it.each(['us-east-1-bos-1a', 'us-east-1-wl1-bos-wlz-1', 'eu-west-1a'])(
    'is not that of the Region in the zone %s',
    (availabilityZone) => {
      expect(priceKey(anInstance({ availabilityZone }))).toBeUndefined();
    },
  );

  it('is not there when EC2 does not say the tenancy', () => {
    const { tenancy, ...rest } = anInstance();
    expect(tenancy).toBe('default');
    expect(priceKey(rest)).toBeUndefined();
  });
});
