import { PAYMENTS, type Payment } from '../../domain/pricing/priceBook.ts';

/** How a commitment is paid; undefined for the utilisation classes of long ago. */
export function paymentOf(name: string | undefined): Payment | undefined {
  return PAYMENTS.find((payment) => payment === name);
}
