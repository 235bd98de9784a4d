import { EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInstances } from '../../../lib/aws/ec2/instances.ts';
import { region } from '../../../lib/shared/ids.ts';
import { idOf } from '../aFleet.ts';
import { type AnsweringServer, answeringServer, ec2 } from '../answeringServer.ts';
import { HERE, NOW } from '../scopes.ts';

/** Two interfaces, a managed instance, an ancient one and one of an unknown kind. */
const FIRST_PAGE = `<reservationSet>
 <item><instancesSet>
  <item><instanceId>${idOf(1)}</instanceId><instanceType>m5.large</instanceType>
   <instanceState><code>16</code><name>running</name></instanceState>
   <placement><availabilityZone>us-east-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement>
   <cpuOptions><coreCount>1</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>
   <reason/>
   <capacityReservationSpecification><capacityReservationPreference>capacity-reservations-only</capacityReservationPreference></capacityReservationSpecification>
   <hibernationOptions><configured>false</configured></hibernationOptions>
   <operator><managed>true</managed><principal>eks.amazonaws.com</principal></operator>
   <productCodes><item><productCode>abc</productCode><type>marketplace</type></item></productCodes>
   <tagSet><item><key>Name</key><value></value></item><item><key>team</key><value>x</value></item></tagSet>
   <networkInterfaceSet>
    <item><networkInterfaceId>eni-1</networkInterfaceId><interfaceType>interface</interfaceType><sourceDestCheck>false</sourceDestCheck>
     <attachment><networkCardIndex>0</networkCardIndex><enaSrdSpecification><enaSrdEnabled>true</enaSrdEnabled></enaSrdSpecification></attachment>
     <ipv6AddressesSet><item><ipv6Address>2001:db8::1</ipv6Address></item></ipv6AddressesSet>
     <privateIpAddressesSet>
      <item><privateIpAddress>10.0.0.5</privateIpAddress><primary>true</primary><association><publicIp>3.3.3.3</publicIp><ipOwnerId>amazon</ipOwnerId></association></item>
      <item><privateIpAddress>10.0.0.6</privateIpAddress><primary>false</primary></item>
     </privateIpAddressesSet></item>
   </networkInterfaceSet></item>
 </instancesSet></item>
 <item><instancesSet>
  <item><instanceId>${idOf(2)}</instanceId><instanceType>zz99.17xlarge</instanceType>
   <instanceState><name>dreaming</name></instanceState><instanceLifecycle>capacity-block</instanceLifecycle></item>
  <item><instanceType>m5.large</instanceType></item>
 </instancesSet></item></reservationSet><nextToken>more</nextToken>`;

const SECOND_PAGE = `<reservationSet><item><instancesSet><item><instanceId>${idOf(3)}</instanceId>
  <instanceType>t1.micro</instanceType><instanceState><name>stopped</name></instanceState>
  <reason>User initiated (2026-11-20 10:11:12 GMT)</reason>
  <stateReason><code>Client.UserInitiatedShutdown</code><message>x</message></stateReason>
  </item></instancesSet></item></reservationSet>`;

let server: AnsweringServer;

beforeAll(async () => {
  server = await answeringServer(({ body }) =>
    ec2('DescribeInstances', body.includes('NextToken=more') ? SECOND_PAGE : FIRST_PAGE),
  );
});

afterAll(() => server.close());

const client = () => new EC2Client({ region: 'us-east-1', maxAttempts: 1 });

test('every reservation of every page is read, and what EC2 did not send is absent, or its default', async () => {
  const read = await readInstances(client(), HERE, NOW);
  expect(read.ok && read.value.map(({ instanceId }) => instanceId)).toEqual([
    idOf(1),
    idOf(2),
    idOf(3),
  ]);
  expect(read.ok && read.value[1]).toEqual({
    ...HERE,
    instanceId: idOf(2),
    observedAt: NOW.toISOString(),
    arn: `arn:aws:ec2:us-east-1:111122223333:instance/${idOf(2)}`,
    tags: {},
    instanceType: 'zz99.17xlarge',
    state: 'unknown',
    lifecycle: 'capacity-block',
    ebsOptimized: false,
    hibernationConfigured: false,
    enclaveEnabled: false,
    bandwidthWeighting: 'default',
    securityGroups: [],
    productCodes: [],
    licences: [],
    networkInterfaces: [],
    volumes: [],
  });
});

test('an empty name and an empty placement group are none', async () => {
  const read = await readInstances(client(), HERE, NOW);
  const first = read.ok ? read.value[0] : undefined;
  expect(first).not.toHaveProperty('name');
  expect(first).not.toHaveProperty('placementGroup');
  expect(first).not.toHaveProperty('stateTransitionReason');
  expect(first).toMatchObject({
    tags: { Name: '', team: 'x' },
    managedBy: 'eks.amazonaws.com',
    productCodes: [{ id: 'abc', type: 'marketplace' }],
    cpuOptions: { coreCount: 1, threadsPerCore: 2 },
    hibernationConfigured: false,
    capacityReservationPreference: 'capacity-reservations-only',
  });
});

test('public addresses keep their owner: the automatic ones are lost at stop', async () => {
  const read = await readInstances(client(), HERE, NOW);
  expect(read.ok && read.value[0]?.networkInterfaces).toEqual([
    {
      id: 'eni-1',
      interfaceType: 'interface',
      networkCardIndex: 0,
      privateIpv4s: [
        { address: '10.0.0.5', primary: true, publicIp: '3.3.3.3', publicIpOwner: 'amazon' },
        { address: '10.0.0.6', primary: false },
      ],
      ipv4PrefixCount: 0,
      ipv6Count: 1,
      enaExpress: true,
      sourceDestCheck: false,
    },
  ]);
});

test('why an instance stopped is kept', async () => {
  const read = await readInstances(client(), HERE, NOW);
  expect(read.ok && read.value[2]).toMatchObject({
    state: 'stopped',
    stateReason: 'Client.UserInitiatedShutdown',
    stateTransitionReason: 'User initiated (2026-11-20 10:11:12 GMT)',
  });
});

test('hidden managed instances are asked for, in pages', async () => {
  await readInstances(client(), HERE, NOW);
  const asked = new URLSearchParams(server.asked.at(-2)?.body);
  expect(asked.get('IncludeManagedResources')).toBe('true');
  expect(asked.get('MaxResults')).toBe('1000');
});

test('an ARN has the partition of its Region', async () => {
  const china = { ...HERE, region: region.parse('cn-north-1') };
  const read = await readInstances(client(), china, NOW);
  expect(read.ok && read.value[0]?.arn).toBe(
    `arn:aws-cn:ec2:cn-north-1:111122223333:instance/${idOf(1)}`,
  );
});
