/** What is worth a message of its own in the thread of a change. */
export type News =
  | { readonly kind: 'drift'; readonly reason: string }
  /** It could not begin while its approval was good. */
  | { readonly kind: 'late'; readonly reason: string }
  | { readonly kind: 'trouble'; readonly reason: string }
  | { readonly kind: 'kept' };
