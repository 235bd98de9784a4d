import { ec2Service } from './ec2/service.ts';
import type { Service } from './service.ts';
import { stsService } from './sts.ts';
import type { World } from './world.ts';

/** Every service of the local AWS. */
export function services(world: World): readonly Service[] {
  return [ec2Service(world), stsService(world)];
}
