import { describe, expect, it } from 'vitest';
import { priceKeyOf } from '../../../lib/domain/pricing/priceKey.ts';
import { anObservation } from '../../builders/anInstance.ts';

describe('the key of a price', () => {
  it('keeps operation and tenancy for another type', () => {
    const windows = anObservation({ usageOperation: 'RunInstances:0002', tenancy: 'dedicated' });
    expect(priceKeyOf(windows, 'm7i.large')).toEqual({
      region: 'us-east-1',
      instanceType: 'm7i.large',
      operation: 'RunInstances:0002',
      tenancy: 'Dedicated',
    });
  });

  it.each(['us-east-1-bos-1a', 'us-east-1-wl1-bos-wlz-1', 'eu-west-1a'])(
    'is not that of the Region in the zone %s',
    (availabilityZone) => {
      expect(priceKeyOf(anObservation({ availabilityZone }))).toBeUndefined();
    },
  );

  it('is not there when EC2 does not say the tenancy', () => {
    const { tenancy, ...rest } = anObservation();
    expect(tenancy).toBe('default');
    expect(priceKeyOf(rest)).toBeUndefined();
  });
});
