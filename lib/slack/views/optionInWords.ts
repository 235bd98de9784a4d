import type { PurchaseOption } from '../../domain/priceBook.ts';

/** A way to buy an instance: `Compute Savings Plan, 1 y, No Upfront`. */
export function optionInWords(option: PurchaseOption): string {
  switch (option.kind) {
    case 'on-demand':
      return 'On demand';
    case 'reserved':
      return `Reserved, ${option.offeringClass}, ${option.years} y, ${option.payment}`;
    case 'savings-plan':
      return `${option.plan === 'Compute' ? 'Compute' : 'EC2 Instance'} Savings Plan, ${option.years} y, ${option.payment}`;
    case 'spot':
      return `Spot, ${option.over}, ${option.availabilityZone}`;
  }
}
