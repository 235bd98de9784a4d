import * as z from 'zod';
import { configuration } from '../lib/config/config.ts';

/** The JSON Schema of trimtab.yml, with which editors complete and check it as it is typed. */
export function configurationSchema(): string {
  const schema = z.toJSONSchema(configuration, { io: 'input' });
  return `${JSON.stringify({ title: 'trimtab.yml', ...schema }, undefined, 2)}\n`;
}
