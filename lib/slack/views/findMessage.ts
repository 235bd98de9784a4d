import type { TypeWish } from '../../domain/findTypes.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { Region } from '../../domain/ids.ts';
import { describeInstanceType } from '../../domain/instanceType.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import { perMonth } from '../../domain/money.ts';
import type { Price } from '../../domain/priceBook.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { count } from '../wording.ts';
import { type Cell, dataTable, tableBlock } from './tableBlock.ts';

export interface Found {
  readonly wish: TypeWish;
  readonly region: Region;
  /** Cheapest first. */
  readonly found: readonly { readonly facts: InstanceTypeFacts; readonly price: Price }[];
  /** How many types fit, and for how many of them a price was asked. */
  readonly fitting: number;
  readonly asked: number;
}

const MOST_ROWS = 20;

/** Types that have what somebody needs, cheapest first. */
export function findMessage({ wish, region, found, fitting, asked }: Found): MessageView {
  const wanted = wishInWords(wish);
  const [cheapest] = found;
  if (cheapest === undefined) {
    const text =
      fitting === 0
        ? `No type in ${region} has ${wanted}. Ask for less, or in another Region.`
        : `${count(fitting, 'type')} in ${region} fit; none of the ${asked} that were asked for has one price for Linux on demand.`;
    return { text, blocks: [section(text)] };
  }
  const shown = found.slice(0, MOST_ROWS);
  const isPart = asked < fitting;
  const order = isPart
    ? `. The ${asked} that come nearest were priced; of these, the cheapest first`
    : ', cheapest first';
  const summary = section(`*${count(fitting, 'type')} in ${region}* with ${wanted}${order}`);
  const unpriced = asked - found.length;
  const rest = [
    ...(isPart ? ['Ask for less, for example one `family=`, to have all priced.'] : []),
    ...(found.length > shown.length ? [`And ${found.length - shown.length} dearer.`] : []),
    ...(unpriced > 0 ? [`${unpriced} without a clear price left out.`] : []),
    `For Linux on demand, shared tenancy, of the AWS price list of ${cheapest.price.publicationDate.slice(0, 10)}.`,
  ];
  return {
    text: `${count(fitting, 'type')} in ${region}${isPart ? `, ${asked} of them priced` : ''}, from ${formatHourly(cheapest.price.onDemand)}`,
    blocks: [
      summary,
      dataTable(`Types in ${region}`, HEADING, shown.map(cellsOf), MOST_ROWS),
      context(rest.join(' ')),
    ],
    plain: [
      summary,
      tableBlock(HEADING, shown.map(cellsOf), [2, 3, 4, 5]),
      context(rest.join(' ')),
    ],
  };
}

const HEADING = ['Type', 'What it is', 'vCPU', 'GiB', 'An hour', 'A month'];

function cellsOf({ facts, price }: Found['found'][number]): readonly Cell[] {
  const { instanceType, vcpus, memoryMiB } = facts;
  const monthly = perMonth(price.onDemand);
  return [
    instanceType,
    describeInstanceType(instanceType),
    vcpus === undefined ? 'unknown' : { value: vcpus, text: String(vcpus) },
    memoryMiB === undefined
      ? 'unknown'
      : { value: memoryMiB / 1024, text: String(memoryMiB / 1024) },
    { value: price.onDemand / 1e6, text: formatHourly(price.onDemand) },
    { value: monthly / 1e6, text: formatMoney(monthly) },
  ];
}

function wishInWords(wish: TypeWish): string {
  const parts = [
    ...(wish.vcpus === undefined ? [] : [`${wish.vcpus} vCPUs or more`]),
    ...(wish.memoryGiB === undefined ? [] : [`${wish.memoryGiB} GiB or more`]),
    ...(wish.architecture === undefined ? [] : [wish.architecture]),
    ...(wish.burstable === undefined ? [] : [wish.burstable ? 'burstable' : 'not burstable']),
    ...(wish.localDisk === undefined ? [] : [wish.localDisk ? 'local disks' : 'no local disks']),
    ...(wish.family === undefined ? [] : [`family ${escapeMrkdwn(wish.family, 20)}`]),
  ];
  return parts.length === 0 ? 'any size' : parts.join(', ');
}
