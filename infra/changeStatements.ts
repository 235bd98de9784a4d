import { APPROVAL_TAG } from '../lib/aws/ec2/capacityControl.ts';
import type { Configuration } from '../lib/config/config.ts';
import { allow, ec2Arn, type Statement, sub } from './statement.ts';

/**
 * Stop, start and change the type: of instances that carry the tag, to the allowed types, and
 * nothing else; and what a change needs around them. `ec2:Attribute/InstanceType` is the type that
 * the request asks for; it is there only when the request sets the type, so the same permission
 * can't change user data (docs/facts/ec2-resize.md#permissions).
 */
export function changeStatements({ resize }: Pick<Configuration, 'resize'>): readonly Statement[] {
  const instances = [ec2Arn('instance/*')];
  const tagged = { StringEquals: { [`aws:ResourceTag/${resize.tagKey}`]: resize.tagValue } };
  return [
    ...allow('StopAndStart', ['ec2:StopInstances', 'ec2:StartInstances'], instances, tagged),
    ...allow('ChangeType', ['ec2:ModifyInstanceAttribute'], instances, {
      ...tagged,
      StringLike: { 'ec2:Attribute/InstanceType': resize.allowedTypes },
    }),
    ...allow('SetCredits', ['ec2:ModifyInstanceCreditSpecification'], instances, tagged),
    ...allow(
      'TargetGroups',
      ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      [sub('arn:${AWS::Partition}:elasticloadbalancing:*:${AWS::AccountId}:targetgroup/*')],
    ),
    // Only reservations that name their approval can be made, and only those cancelled.
    ...allow(
      'ReserveCapacity',
      ['ec2:CreateCapacityReservation'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:RequestTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    ...allow(
      'CancelReservation',
      ['ec2:CancelCapacityReservation'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:ResourceTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    // To target the reservation that was made for it, and to stop targeting it
    // (docs/facts/ec2-resize.md#capacity-reservations).
    ...allow(
      'TargetReservation',
      ['ec2:ModifyInstanceCapacityReservationAttributes'],
      instances,
      tagged,
    ),
    ...allow(
      'ReservationToTarget',
      ['ec2:ModifyInstanceCapacityReservationAttributes'],
      [ec2Arn('capacity-reservation/*')],
      {
        StringLike: { [`aws:ResourceTag/${APPROVAL_TAG}`]: '*' },
      },
    ),
    ...allow('ImageOfInstance', ['ec2:CreateImage'], instances, tagged),
    ...allow('NewImage', ['ec2:CreateImage'], NEW_IMAGES),
    // Tags only on what was made in the same call: the bot never tags an instance into its scope.
    ...allow(
      'TagWhatIsNew',
      ['ec2:CreateTags'],
      [ec2Arn('capacity-reservation/*'), ...NEW_IMAGES],
      { StringEquals: { 'ec2:CreateAction': ['CreateCapacityReservation', 'CreateImage'] } },
    ),
    ...allow(
      'StartEncryptedVolumes',
      ['kms:CreateGrant'],
      [sub('arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*')],
      {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' },
      },
    ),
    // What EC2 does with a key on behalf of the principal that starts the instance
    // (docs/facts/ec2-resize.md#encrypted-volumes).
    ...allow(
      'ReadEncryptedVolumes',
      [
        'kms:Decrypt',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      [sub('arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*')],
      { StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' } },
    ),
    ...resize.policies.filter(({ never }) => never).map(neverTouch),
  ];
}

/** A policy of trimtab.yml that excludes instances holds whatever the code does. */
function neverTouch(
  { tag }: Configuration['resize']['policies'][number],
  index: number,
): Statement {
  return {
    Sid: `Never${index}`,
    Effect: 'Deny',
    Action: ['ec2:StopInstances', 'ec2:ModifyInstanceAttribute'],
    Resource: [ec2Arn('instance/*')],
    Condition: { StringEquals: { [`aws:ResourceTag/${tag.key}`]: tag.value } },
  };
}

/** Images and snapshots have no account in their names. */
const NEW_IMAGES = ['image/*', 'snapshot/*'].map((name) =>
  sub(`arn:\${AWS::Partition}:ec2:*::${name}`),
);
