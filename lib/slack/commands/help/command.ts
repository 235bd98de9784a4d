import * as z from 'zod/mini';
import { actionCommand } from '../command.ts';
import { helpMessage } from './message.ts';

export const command = actionCommand({
  name: 'help',
  topic: 'setup',
  usage: '',
  help: 'this list',
  args: z.object({}),
  run: async (_args, { commands, language }) => helpMessage(commands, language),
});
