import type { Suggestion } from './suggestion.ts';

/** The instance type that a suggestion leads to; undefined when it leads to no other type. */
export function suggestedType(suggestion: Suggestion): string | undefined {
  if (suggestion.kind !== 'advice') return suggestion.to;
  const { instanceUsage } = suggestion;
  return instanceUsage.kind === 'becomes' ? instanceUsage.instanceType : undefined;
}
