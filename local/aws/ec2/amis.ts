import { randomBytes } from 'node:crypto';
import { CreateImageCommand, DescribeImagesCommand, type Image } from '@aws-sdk/client-ec2';
import type { Scope } from '../../../lib/shared/ids.ts';
import type { FleetImage } from '../fleet/fleet.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type AwsCall, type Operation, operation } from '../server/service.ts';
import { imageOf } from './images.ts';
import { findInstance, refuseIdsWithPages } from './instances/findInstances.ts';
import { tagsView } from './instances/instanceView.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

/** How long a new image takes. */
const IMAGE_MS = 60_000;

interface OwnImage extends Scope {
  readonly view: Image;
  readonly availableAt: Date;
}

/** Images: the public ones that the fleet was launched from, and those that were made here. */
export function createAmis(environment: Environment): {
  readonly describe: Operation;
  readonly create: Operation;
} {
  const own: OwnImage[] = [];
  return {
    describe: operation(DescribeImagesCommand, (input, call) => {
      refuseDryRun(input);
      refuseIdsWithPages(input.ImageIds, input.MaxResults, 'imagesSet');
      const visible = [...publicImages(environment, call), ...ownImages(own, call)];
      const missing = input.ImageIds?.find((id) => visible.every(({ ImageId }) => ImageId !== id));
      if (missing !== undefined) {
        throw new AwsError('InvalidAMIID.NotFound', `The image id '[${missing}]' does not exist`);
      }
      const asked = visible.filter(
        ({ ImageId = '', OwnerId = '' }) =>
          (input.ImageIds?.includes(ImageId) ?? true) &&
          (input.Owners?.map((owner) => (owner === 'self' ? call.account : owner)).includes(
            OwnerId,
          ) ??
            true),
      );
      const matching = applyFilters(asked, input.Filters, {
        'image-id': ({ ImageId }) => [ImageId],
        name: ({ Name }) => [Name],
        state: ({ State }) => [State],
        architecture: ({ Architecture }) => [Architecture],
      });
      const { items, next } = page(matching, input, { smallest: 1, largest: 1000 });
      return { Images: [...items], ...next };
    }),
    create: operation(CreateImageCommand, (input, call) => {
      refuseDryRun(input);
      const { seed } = findInstance(environment, call, input.InstanceId);
      const image = imageOf(environment, seed.imageId);
      if (image?.rootDeviceType !== 'ebs') {
        throw new AwsError('UnsupportedOperation', 'Only an EBS-backed instance makes an image.');
      }
      if (ownImages(own, call).some(({ Name }) => Name === input.Name)) {
        throw new AwsError('InvalidAMIName.Duplicate', `AMI name ${input.Name} is already in use`);
      }
      const ImageId = `ami-0${randomBytes(8).toString('hex')}`;
      const tags = input.TagSpecifications?.flatMap(({ Tags }) => Tags ?? []) ?? [];
      own.push({
        account: call.account,
        region: call.region,
        availableAt: new Date(call.now.getTime() + IMAGE_MS),
        view: {
          ...imageView(image, call),
          ImageId,
          Name: input.Name,
          OwnerId: call.account,
          ImageOwnerAlias: 'self',
          Public: false,
          SourceInstanceId: seed.instanceId,
          CreationDate: call.now.toISOString(),
          ...(input.Description === undefined ? {} : { Description: input.Description }),
          Tags: tagsView(Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))),
        },
      });
      return { ImageId };
    }),
  };
}

function publicImages({ fleet }: Environment, call: AwsCall): readonly Image[] {
  return fleet.images
    .filter(({ deregistered, region }) => deregistered !== true && region === call.region)
    .map((image) => imageView(image, call));
}

function ownImages(own: readonly OwnImage[], { account, region, now }: AwsCall): readonly Image[] {
  return own
    .filter((each) => each.account === account && each.region === region)
    .map(({ view, availableAt }) => ({
      ...view,
      State: availableAt > now ? 'pending' : 'available',
    }));
}

function imageView(image: FleetImage, { region }: AwsCall): Image {
  return {
    ImageId: image.imageId,
    Name: image.name,
    ImageLocation: `${region}/${image.name}`,
    ImageType: 'machine',
    OwnerId: image.marketplaceCode === undefined ? '137112412989' : '679593333241',
    ImageOwnerAlias: image.marketplaceCode === undefined ? 'amazon' : 'aws-marketplace',
    Public: true,
    State: 'available',
    Architecture: image.architecture,
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    RootDeviceName: image.rootDeviceName,
    RootDeviceType: image.rootDeviceType,
    PlatformDetails: image.platform,
    UsageOperation: image.usageOperation,
    ...(image.platform === 'Windows' ? { Platform: 'Windows' } : {}),
    ...(image.bootMode === undefined ? {} : { BootMode: image.bootMode }),
    ...(image.unsupportedTypes === undefined
      ? {}
      : {
          InstanceTypeSpecification: {
            UnsupportedInstanceTypes: image.unsupportedTypes.map((InstanceType) => ({
              InstanceType,
            })),
          },
        }),
    ...(image.marketplaceCode === undefined
      ? {}
      : {
          ProductCodes: [{ ProductCodeId: image.marketplaceCode, ProductCodeType: 'marketplace' }],
        }),
  };
}
