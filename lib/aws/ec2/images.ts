import {
  DescribeImagesCommand,
  type EC2Client,
  type Image,
  type InstanceTypeItem,
} from '@aws-sdk/client-ec2';
import type { ImageRules } from '../../domain/fleet/instance.ts';
import type { Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';

/** An image, and what it allows; null: it is gone, or not shared with this account any more. */
export interface ImageAnswer {
  readonly imageId: string;
  readonly rules: ImageRules | null;
}

/** Values of one filter (EC2 API reference, Using_Filtering). */
const IDS_A_CALL = 200;

/**
 * What these images allow: one answer for each. Ids go in a filter, because one that is gone fails
 * the whole call otherwise (docs/facts/ec2-resize.md#images).
 */
export const readImages = reader({
  service: 'EC2',
  action: 'ec2:DescribeImages',
  read: async (
    client: EC2Client,
    _scope: Scope,
    ids: readonly string[],
  ): Promise<readonly ImageAnswer[]> => {
    const rules = new Map<string, ImageRules>();
    for (const names of batches(ids, IDS_A_CALL)) {
      const images = await allItems(
        (NextToken) =>
          client.send(
            new DescribeImagesCommand({
              MaxResults: 1000,
              NextToken,
              IncludeDeprecated: true,
              Filters: [{ Name: 'image-id', Values: [...names] }],
            }),
          ),
        (page) => page.NextToken,
        (page) => page.Images,
      );
      for (const image of images) {
        if (image.ImageId !== undefined) rules.set(image.ImageId, rulesOf(image));
      }
    }
    return ids.map((imageId) => ({ imageId, rules: rules.get(imageId) ?? null }));
  },
});

function rulesOf({
  InstanceTypeSpecification: sent,
  Name: name,
  ImageOwnerAlias,
  OwnerId,
}: Image): ImageRules {
  return omitUndefined({
    name,
    owner: ImageOwnerAlias ?? OwnerId,
    supportedTypes: namesOf(sent?.SupportedInstanceTypes),
    unsupportedTypes: namesOf(sent?.UnsupportedInstanceTypes),
  });
}

function namesOf(items: readonly InstanceTypeItem[] = []): readonly string[] {
  return items.flatMap(({ InstanceType }) => InstanceType ?? []);
}
