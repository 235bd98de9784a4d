import type { FleetImage } from '../fleet/fleet.ts';
import type { World } from '../server/environment.ts';

/** What an instance was launched from, whether or not it is still there. */
export function imageOf({ fleet }: World, imageId: string): FleetImage | undefined {
  return fleet.images.find((image) => image.imageId === imageId);
}
