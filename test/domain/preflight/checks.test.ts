import { describe, expect, it } from 'vitest';
import { roles } from '../../../infra/roles.ts';
import { loadConfiguration } from '../../../lib/config/loadConfiguration.ts';
import { CHECKS } from '../../../lib/domain/preflight/checks.ts';
import {
  checkChange,
  checkOnRequest,
  checkRollback,
  permanentBlocks,
} from '../../../lib/domain/preflight/runPreflight.ts';
import { aCleanChange } from '../../builders/aCleanChange.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';
import { typeSpecs } from '../../builders/typeSpecs.ts';

describe('every check', () => {
  it('has an id of its own', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('names a page of AWS, or a document of this repository, as its source', () => {
    const known = /^(https:\/\/docs\.aws\.amazon\.com\/|docs\/[\w/-]+\.md#)/;
    expect(CHECKS.map(({ source }) => source).filter((source) => !known.test(source))).toEqual([]);
  });

  it('reads only what the role of a change may read', () => {
    const loaded = loadConfiguration('trimtab.example.yml');
    const allowed = JSON.stringify(loaded.ok && roles(loaded.value).ResizeRole);
    const actions = new Set(CHECKS.flatMap(({ reads }) => Object.keys(reads)));
    actions.delete('trimtab.yml');
    expect(actions.size).toBeGreaterThan(8);
    expect([...actions].filter((action) => !allowed.includes(`"${action}"`))).toEqual([]);
  });
});

describe('an unhealthy instance without its tag that Compute Optimizer no longer wants to change', () => {
  const { instance } = aCleanChange({ health: 'impaired', tags: {}, architecture: 'arm64' });
  const { recommendation: _, ...unadvised } = instance;
  const facts = {
    instanceTypes: [typeSpecs({ instanceType: 'm5.xlarge' }), typeSpecs()],
    offeredIn: { 'm7i.large': ['us-east-1a'], 'm5.xlarge': ['us-east-1a'] },
  };
  const change = [unadvised, 'm7i.large', facts, MAY_CHANGE] as const;
  const verdicts = (findings: ReturnType<typeof checkChange>) =>
    findings.map(({ check, verdict }) => `${verdict} ${check}`);

  it('is blocked by all of it', () => {
    expect(verdicts(checkChange(...change))).toEqual([
      'block tag',
      'block health',
      'block stale',
      'block architecture',
    ]);
  });

  it('may not be rolled back for the tag and the architecture alone', () => {
    expect(verdicts(checkRollback(...change))).toEqual(['block tag', 'block architecture']);
  });

  it('may be rolled back from a type that its zone no longer offers', () => {
    const sold = { ...facts, offeredIn: { ...facts.offeredIn, 'm5.xlarge': [] } };
    const back = [unadvised, 'm7i.large', sold, MAY_CHANGE] as const;
    expect(verdicts(checkChange(...back))).toContain('block rollback');
    expect(verdicts(checkRollback(...back))).not.toContain('block rollback');
  });

  it('is only noted to have no recommendation when a member asks', () => {
    expect(verdicts(checkOnRequest(...change))).toContain('note stale');
    expect(verdicts(checkOnRequest(...change))).toContain('block health');
  });

  it('is blocked permanently by its architecture alone', () => {
    expect(verdicts(permanentBlocks(checkChange(...change)))).toEqual(['block architecture']);
  });
});
