#!/usr/bin/env node
// The entry of `npx trimtab`. It is JavaScript of any age: the commands are TypeScript, which the
// Node 24 of node_modules runs (docs/decisions/0002), and `npx` may find an older Node first.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= OLDEST) {
  await import('./main.ts');
} else if (existsSync(node)) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal; it ends by itself, and this process with it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.error(`trimtab needs Node ${OLDEST}. Run \`npm install\`: it brings its own.`);
  process.exit(1);
}
