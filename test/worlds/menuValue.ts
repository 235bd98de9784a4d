import type { Block } from '../../local/slack/blockKit/blockKit.ts';

/** The value of the item in a menu of these blocks, like `snooze`; undefined if there is none. */
export function menuValue(blocks: readonly unknown[], item: string): string | undefined {
  return blocks
    .flatMap((block) => (block as Block).elements ?? [])
    .flatMap((element) => (element as Block).options ?? [])
    .map((option) => String((option as Block).value))
    .find((value) => value.startsWith(`${item}:`));
}
