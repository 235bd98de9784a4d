import type { FleetImage } from '../fleet/fleet.ts';
import type { Environment } from '../server/environment.ts';

/** What an instance was launched from, whether or not it is still there. */
export function imageOf({ fleet }: Environment, imageId: string): FleetImage | undefined {
  return fleet.images.find((image) => image.imageId === imageId);
}
