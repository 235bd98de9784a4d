/**
 * Loads every unpacked archive of a folder with plain Node, as Lambda does (vitest would transform them), and
 * calls the one of slack: `node loadPackaged.ts FOLDER EVENT`. Prints what came of it as JSON.
 */
const [folder = '', event = '{}'] = process.argv.slice(2);
const kinds: Record<string, string> = {};
for (const name of ['collect', 'daily', 'report', 'resize', 'sample', 'slack', 'sweep']) {
  kinds[name] = typeof (await import(`${folder}/${name}/functions/${name}.mjs`)).handler;
}
const { handler } = await import(`${folder}/slack/functions/slack.mjs`);
process.stdout.write(JSON.stringify({ kinds, answer: await handler(JSON.parse(event), {}) }));

export {};
