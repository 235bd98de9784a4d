import type { PurchaseOption } from '../../../domain/pricing/priceBook.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

/** A way to buy an instance: `Compute Savings Plan, 1 y, No Upfront`. */
export function purchaseOptionText(option: PurchaseOption, language: Language): string {
  const { say } = language;
  switch (option.kind) {
    case 'on-demand':
      return say('On-Demand');
    case 'reserved':
      return option.offeringClass === 'standard'
        ? say('Reserved, standard, {terms}', { terms: termsText(option, language) })
        : say('Reserved, convertible, {terms}', { terms: termsText(option, language) });
    case 'savings-plan': {
      const name = option.plan === 'Compute' ? 'Compute Savings Plan' : 'EC2 Instance Savings Plan';
      return `${name}, ${termsText(option, language)}`;
    }
    case 'spot':
      return say('Spot, {over}, {zone}', {
        over: say(SPANS[option.over]),
        zone: option.availabilityZone,
      });
  }
}

/** `1 y, No Upfront`: AWS's own names of the ways to pay. */
export function termsText(
  { years, payment }: { readonly years: number; readonly payment: string },
  { say }: Language,
): string {
  return say('{years} y, {payment}', { years, payment });
}

const SPANS = {
  now: 'now',
  '30-day mean': '30-day mean',
  '30-day max': '30-day max',
} as const satisfies Readonly<Record<string, Text>>;
