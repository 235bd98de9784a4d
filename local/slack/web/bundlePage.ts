import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageBundle {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

let bundle: Promise<PageBundle> | undefined;

/** The page, built in memory when it is first asked for. */
export function bundlePage(): Promise<PageBundle> {
  bundle ??= buildPage();
  return bundle;
}

async function buildPage(): Promise<PageBundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page/main.tsx', import.meta.url))],
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const output = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { html: HTML, script: output('.js'), style: output('.css') };
}

const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Trimtab in a local Slack</title>
<link rel="stylesheet" href="/page.css">
<div id="root"></div>
<script src="/page.js"></script>
</html>
`;
