// Bolt imports express, @slack/socket-mode and @slack/oauth; on Lambda none of them is used
// (docs/architecture.md#slack-never-waits-for-aws). Using one throws.
module.exports = new Proxy(
  {},
  {
    get(_, name) {
      if (name === '__esModule' || typeof name === 'symbol') return undefined;
      return class LeftOut {
        constructor() {
          throw new Error(`${String(name)} is left out of the Lambda package`);
        }
      };
    },
  },
);
