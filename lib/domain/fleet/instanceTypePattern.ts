/** Whether a name of an instance type fits one of these patterns; `*` is any text: `m7*.*`. */
export function matchesInstanceTypePattern(
  patterns: readonly string[],
  instanceType: string,
): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(instanceType));
}

const expressions = new Map<string, RegExp>();

/** Kept: every check of a fleet asks for the same few. */
function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  // In the names of types the dot is the only character that means something to a RegExp.
  const made = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  expressions.set(pattern, made);
  return made;
}
