// osls can only require() a file; the rest of the template is TypeScript.
module.exports = async () => {
  const { configured } = await import('./configured.ts');
  return configured();
};
