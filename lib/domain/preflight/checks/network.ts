import type { NetworkInterface } from '../../fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../fleet/instanceTypeSpecs.ts';
import { publicIpAfterStop } from '../../fleet/publicIp.ts';
import { block, type Check, check, type Found, note, UNKNOWN, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';

/** Network interfaces, addresses and bandwidth. */
export const network: readonly Check[] = [
  check({
    id: 'ena',
    looksFor: 'ENA is enabled, if the new type requires it',
    remedy: 'enable ENA',
    reads: {
      'ec2:DescribeInstances': ['EnaSupport'],
      'ec2:DescribeInstanceTypes': ['NetworkInfo.EnaSupport'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enhanced-networking-ena.html',
    ofTypes: ({ instance: { enaSupport }, target }) => {
      const needs = target.network.enaSupport;
      return enaSupport === true || needs === 'supported' || needs === 'unsupported'
        ? undefined
        : block('{type} requires ENA, which is not enabled on the instance.', {
            type: target.instanceType,
          });
    },
  }),
  check({
    id: 'network-interfaces',
    looksFor:
      'the new type takes as many network interfaces, in all and on each network card that they use',
    remedy: 'detach one, or use a larger type',
    reads: {
      'ec2:DescribeInstances': ['NetworkCardIndex'],
      'ec2:DescribeInstanceTypes': [
        'MaximumNetworkInterfaces',
        'MaximumNetworkCards',
        'NetworkCards.MaximumNetworkInterfaces',
      ],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
    ofTypes: tooManyInterfaces,
  }),
  check({
    id: 'ip-addresses',
    looksFor: 'the new type takes as many IP addresses on each network interface',
    remedy: 'use a larger type',
    reads: {
      'ec2:DescribeInstanceTypes': ['Ipv4AddressesPerInterface', 'Ipv6AddressesPerInterface'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html',
    ofTypes: ({ instance: { networkInterfaces }, target }) => {
      const { ipv4PerInterface = 0, ipv6PerInterface = 0 } = target.network;
      return networkInterfaces.every(
        ({ privateIpv4s, ipv4PrefixCount, ipv6Count }) =>
          privateIpv4s.length + ipv4PrefixCount <= ipv4PerInterface &&
          ipv6Count <= ipv6PerInterface,
      )
        ? undefined
        : block('One of its network interfaces has more IP addresses than {type} supports.', {
            type: target.instanceType,
          });
    },
  }),
  check({
    id: 'efa',
    looksFor: 'the new type takes its EFA interfaces and its secondary interfaces',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstances': ['InterfaceType', 'SecondaryInterfaces'],
      'ec2:DescribeInstanceTypes': ['MaximumEfaInterfaces', 'SecondaryNetworkSupported'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html',
    ofTypes: tooManyEfas,
  }),
  check({
    id: 'ena-express',
    looksFor: 'the new type supports ENA Express, if the instance uses it',
    remedy: 'turn it off first',
    reads: {
      'ec2:DescribeInstances': ['EnaSrdEnabled'],
      'ec2:DescribeInstanceTypes': ['EnaSrdSupported'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ena-express.html',
    ofTypes: ({ instance: { networkInterfaces }, target }) =>
      networkInterfaces.some(({ enaExpress }) => enaExpress === true) &&
      target.network.enaExpressSupported !== true
        ? block('It uses ENA Express, which {type} does not support. Turn it off first.', {
            type: target.instanceType,
          })
        : undefined,
  }),
  check({
    id: 'sr-iov',
    looksFor: 'notes that the network driver of old types is enabled, too',
    remedy: 'nothing',
    reads: { 'ec2:DescribeInstances': ['SriovNetSupport'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sriov-networking.html',
    ofInstance: ({ instance: { sriovNetSupport } }) =>
      sriovNetSupport === 'simple'
        ? note(
            'The Intel 82599 driver (SR-IOV) is enabled, too. It matters on previous generation types only.',
          )
        : undefined,
  }),
  check({
    id: 'bandwidth-weighting',
    looksFor: 'its network bandwidth weighting is the default',
    remedy: 'set it to default',
    reads: { 'ec2:DescribeInstances': ['BandwidthWeighting'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-bandwidth-weighting.html',
    ofInstance: ({ instance: { bandwidthWeighting } }) =>
      bandwidthWeighting === 'default'
        ? undefined
        : block('Its bandwidth weighting is not the default. Set it to default first.'),
  }),
  check({
    id: 'network-speed',
    looksFor:
      'warns when the network baseline falls below what it has used, or when that is not known; notes any other fall',
    remedy: 'look at its traffic',
    reads: {
      'ec2:DescribeInstanceTypes': ['BaselineBandwidthInGbps of both types'],
      'compute-optimizer:GetEC2InstanceRecommendations': [
        'NETWORK_IN_BYTES_PER_SECOND',
        'NETWORK_OUT_BYTES_PER_SECOND',
      ],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-network-bandwidth.html',
    ofTypes: lowerNetworkBaseline,
  }),
  check({
    id: 'source-dest-check',
    looksFor:
      'warns when the source/destination check is off: the instance forwards traffic of others (NAT, VPN, routing), which stops with it',
    remedy: 'move the routes first, or use a maintenance window',
    reads: { 'ec2:DescribeInstances': ['SourceDestCheck'] },
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html',
    ofInstance: ({ instance: { networkInterfaces } }) =>
      networkInterfaces.some(({ sourceDestCheck }) => sourceDestCheck === false)
        ? warn(
            'Its source/destination check is off: it forwards traffic of other instances, which is interrupted while it is stopped.',
          )
        : undefined,
  }),
  check({
    id: 'public-ip',
    looksFor: 'warns when the public IPv4 address changes or is lost at the stop',
    remedy: 'use an Elastic IP address',
    reads: { 'ec2:DescribeInstances': ['IpOwnerId'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    ofInstance: ({ instance }) => {
      const after = publicIpAfterStop(instance.networkInterfaces);
      if (instance.state !== 'running' || after === 'none' || after === 'same') return undefined;
      return after === 'changes'
        ? warn('Its public IPv4 address changes.')
        : warn('It loses its public IPv4 address and gets no new one.');
    },
  }),
];

function tooManyInterfaces({ instance: { networkInterfaces }, target }: TypesInput): Found {
  const { maximumInterfaces: limit, maximumCards: cards = 1 } = target.network;
  if (networkInterfaces.some(({ networkCardIndex = 0 }) => networkCardIndex >= cards))
    return block('It uses a network card that {type} does not have.', {
      type: target.instanceType,
    });
  if (limit === undefined || networkInterfaces.length > limit)
    return block('It has {count} network interfaces (limit of {type}: {limit}).', {
      count: networkInterfaces.length,
      type: target.instanceType,
      limit: limit ?? UNKNOWN,
    });
  return cards === 1 ? undefined : tooManyOnOneCard(networkInterfaces, target);
}

/** The limit of a card is lower than that of the type, where there are more cards than one. */
function tooManyOnOneCard(
  networkInterfaces: readonly NetworkInterface[],
  { instanceType: type, network: { cards = [] } }: InstanceTypeSpecs,
): Found {
  const counts = new Map<number, number>();
  for (const { networkCardIndex: card = 0 } of networkInterfaces)
    counts.set(card, (counts.get(card) ?? 0) + 1);
  for (const [card, count] of counts) {
    const limit = cards.find(({ index }) => index === card)?.maximumInterfaces;
    if (limit === undefined || count > limit)
      return block(
        'It has {count} network interfaces on network card {card} (limit of {type}: {limit}).',
        {
          count,
          card,
          type,
          limit: limit ?? UNKNOWN,
        },
      );
  }
  return undefined;
}

function tooManyEfas({
  instance: { networkInterfaces, secondaryInterfaceCount = 0 },
  target,
}: TypesInput): Found {
  let efas = 0;
  for (const { interfaceType } of networkInterfaces) {
    if (interfaceType === undefined)
      return block('The type of its network interfaces could not be read.');
    if (interfaceType.startsWith('efa')) efas += 1;
  }
  const { maximumEfas = 0, secondarySupported } = target.network;
  if (efas > maximumEfas)
    return block('It has {count} EFA interfaces (limit of {type}: {limit}).', {
      count: efas,
      type: target.instanceType,
      limit: maximumEfas,
    });
  return secondaryInterfaceCount > 0 && secondarySupported !== true
    ? block('It has secondary network interfaces, which {type} does not support.', {
        type: target.instanceType,
      })
    : undefined;
}

function lowerNetworkBaseline({
  instance: { recommendation },
  current,
  target,
}: TypesInput): Found {
  const [before, after] = [current.network.baselineGbps, target.network.baselineGbps];
  if (before === undefined || after === undefined)
    return block('The network baseline of its type, or of the new type, could not be read.');
  if (after >= before) return undefined;
  // As text: numbers are rounded to two digits, and the smallest types have thousandths.
  const falls = { before: String(before), after: String(after) };
  const used = gbpsOf(recommendation?.networkBytesMax);
  if (used === undefined)
    return warn(
      'The network baseline falls from {before} to {after} Gbit/s, and how much the instance uses is not known.',
      falls,
    );
  return used > after
    ? warn(
        'The network baseline falls from {before} to {after} Gbit/s, and the instance has used {used} Gbit/s.',
        { ...falls, used },
      )
    : note(
        'The network baseline falls from {before} to {after} Gbit/s; the instance has used at most {used} Gbit/s.',
        { ...falls, used },
      );
}

/** Gbit/s, rounded up to two digits. */
function gbpsOf(bytesPerSecond: number | undefined): number | undefined {
  return bytesPerSecond === undefined ? undefined : Math.ceil(bytesPerSecond / 1.25e6) / 100;
}
