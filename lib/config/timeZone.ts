import * as z from 'zod';

/**
 * The name of a time zone that EventBridge Scheduler takes: those of the IANA database, as they are
 * written there (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html). Intl
 * also takes other cases, offsets and abbreviations, with which a deployment fails.
 */
export const timeZone = z.string().refine((name) => isTimeZone(name), {
  error: ({ input }) =>
    `timeZone is a name of the IANA database, with this spelling: ${suggestionFor(String(input))}`,
});

const AREA_AND_PLACE =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)(?:\/[A-Z][\w+-]*)+$/;

function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true;
  const canonical = canonicalNameOf(name);
  if (canonical === undefined || !AREA_AND_PLACE.test(name)) return false;
  // An alias has another canonical name; the same name in another case is a misspelling.
  return canonical === name || canonical.toLowerCase() !== name.toLowerCase();
}

function suggestionFor(name: string): string {
  const canonical = canonicalNameOf(name);
  return canonical !== undefined && isTimeZone(canonical) ? canonical : 'Europe/Berlin, or UTC';
}

function canonicalNameOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
