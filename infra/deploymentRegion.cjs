// osls can only require() a file; the rest of the template is TypeScript.
module.exports = async ({ options }) => {
  const { deploymentRegion } = await import('./deploymentRegion.ts');
  return deploymentRegion(options.region);
};
