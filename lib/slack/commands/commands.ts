import { command as check } from './check/command.ts';
import type { Command } from './command.ts';
import { command as commitments } from './commitments/command.ts';
import { command as compare } from './compare/command.ts';
import { command as find } from './find/command.ts';
import { command as help } from './help/command.ts';
import { command as history } from './history/command.ts';
import { command as instance } from './instance/command.ts';
import { command as open } from './open/command.ts';
import { command as plan } from './plan/command.ts';
import { command as report } from './report/command.ts';
import { command as savings } from './savings/command.ts';
import { command as settings } from './settings/command.ts';
import { command as start } from './start/command.ts';
import { command as stop } from './stop/command.ts';
import { command as top } from './top/command.ts';

/** Every command of `/trimtab`, in the order in which people read about them. */
export const COMMANDS: readonly Command[] = [
  report,
  top,
  open,
  instance,
  compare,
  check,
  find,
  plan,
  commitments,
  savings,
  history,
  settings,
  help,
  stop,
  start,
];
