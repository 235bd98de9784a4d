// What a function loads later (`await import(…)`) becomes a file of its own, so that waking up reads
// and compiles only what the first answer needs. The files carry the function's name before a dot:
// serverless-esbuild then packs them with that function alone.
const { basename } = require('node:path');

module.exports = [
  {
    name: 'own-chunks',
    setup({ initialOptions }) {
      const [entry] = initialOptions.entryPoints;
      initialOptions.splitting = true;
      initialOptions.chunkNames = `${basename(entry, '.ts')}.[hash]`;
    },
  },
  {
    // The ingress parses commands and hands them to the worker, which alone runs them.
    name: 'commands-run-in-the-worker',
    setup({ initialOptions, onResolve }) {
      if (basename(initialOptions.entryPoints[0], '.ts') !== 'slack') return;
      onResolve({ filter: /^\.\/run\.ts$/ }, ({ path, importer }) =>
        /lib.slack.commands.\w+.command\.ts$/.test(importer) ? { path, external: true } : undefined,
      );
    },
  },
];
