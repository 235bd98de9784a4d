import type { FleetImage } from '../../fleet/fleet.ts';
import { INSTANCE_TYPES } from '../../instanceTypes/instanceTypes.ts';

/**
 * The mode that an instance of this image boots in on this type; undefined when the two share none
 * (docs/facts/ec2-resize.md#boot-modes).
 */
export function bootModeOf(
  image: FleetImage | undefined,
  instanceType: string,
): 'uefi' | 'legacy-bios' | undefined {
  const modes = INSTANCE_TYPES.get(instanceType)?.SupportedBootModes ?? [];
  const wish = image?.bootMode ?? (image?.architecture === 'arm64' ? 'uefi' : 'legacy-bios');
  const choices = wish === 'uefi-preferred' ? (['uefi', 'legacy-bios'] as const) : [wish];
  return choices.find((mode) => modes.includes(mode));
}
