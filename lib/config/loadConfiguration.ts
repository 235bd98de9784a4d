import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { holdsToken } from '../shared/redact.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type Configuration, configuration } from './config.ts';

/**
 * The configuration in a YAML file. The error is one text for a person: every wrong field with
 * what to write there.
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
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return err(`${path} is not valid YAML: ${error.message}`);
  }
  const parsed = configuration.safeParse(document);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(
    (issue) => `- ${issue.path.join('.') || '(top)'}: ${issue.message}`,
  );
  return err([`${path} needs a change:`, ...problems].join('\n'));
}
