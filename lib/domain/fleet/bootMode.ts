/** What decides how an instance boots: its image's wish, and its architecture. */
interface Bootable {
  readonly bootMode?: string;
  readonly architecture?: string;
}

/**
 * The mode in which an instance will boot on a type with these boot modes; undefined when it can't.
 * The truth table of docs/facts/ec2-resize.md#boot-modes.
 */
export function bootModeAfter(
  { bootMode, architecture }: Bootable,
  typeModes: readonly string[],
): string | undefined {
  const wish = bootMode ?? (architecture?.startsWith('arm64') === true ? 'uefi' : 'legacy-bios');
  if (wish === 'uefi-preferred') {
    return ['uefi', 'legacy-bios'].find((mode) => typeModes.includes(mode));
  }
  return typeModes.includes(wish) ? wish : undefined;
}
