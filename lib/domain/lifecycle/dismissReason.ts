/** Why a suggestion was dismissed. The counts show a company what to configure better. */
export const DISMISS_REASONS = [
  'needsRoom',
  'atPeaks',
  'mayNotStop',
  'goesAway',
  'wrongFacts',
  'other',
] as const;

export type DismissReason = (typeof DISMISS_REASONS)[number];
