type MaybeUndefined<Fields> = {
  [Key in keyof Fields]: undefined extends Fields[Key] ? Key : never;
}[keyof Fields];

/** The same fields, where those that may be undefined may be absent instead. */
export type OmitUndefined<Fields> = {
  readonly [Key in Exclude<keyof Fields, MaybeUndefined<Fields>>]: Fields[Key];
} & {
  readonly [Key in MaybeUndefined<Fields>]?: Exclude<Fields[Key], undefined>;
};

/**
 * Leaves out what AWS did not send: the SDK types every field as possibly undefined, and in our
 * domain unknown is an absent field (docs/architecture.md#unknown-is-a-value).
 */
export function omitUndefined<Fields extends object>(fields: Fields): OmitUndefined<Fields> {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The compiler can't follow a filter over keys; Known says exactly what it does.
  return Object.fromEntries(sent) as OmitUndefined<Fields>;
}
