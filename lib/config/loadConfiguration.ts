import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { holdsToken } from '../shared/redact.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type Configuration, configuration } from './config.ts';
import { lineOf } from './lineOf.ts';

/**
 * The configuration in a YAML file. The error is one text for a person: every wrong field with its
 * line and what to write there.
 */
export function loadConfiguration(path: string): Result<Configuration, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return err(`There is no ${path}. Copy trimtab.example.yml to trimtab.yml and fill it in.`);
  }
  return parseConfiguration(text, path);
}

/** The same for YAML text; `path` only names it in messages. */
export function parseConfiguration(text: string, path: string): Result<Configuration, string> {
  if (holdsToken(text)) {
    return err(
      `${path} has a token of Slack in it, and would be packaged with it. Take it out, put it into SSM as docs/install.md says, and let Slack make a new one.`,
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [invalid] = document.errors;
  if (invalid !== undefined) return err(`${path} is not valid YAML: ${invalid.message}`);
  const parsed = configuration.safeParse(document.toJS(), {
    error: ({ input }) => (input === undefined ? 'it is missing: write it' : undefined),
  });
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => {
    const line = lineOf(document, lines, placeOf(issue));
    return `- line ${line}, ${issue.path.join('.') || '(top)'}: ${issue.message}`;
  });
  return err([`${path} needs a change:`, ...problems].join('\n'));
}

/** A word that is not a setting is an issue of the fields around it. */
function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys'
    ? [...issue.path, ...issue.keys.slice(0, 1)]
    : issue.path;
}
