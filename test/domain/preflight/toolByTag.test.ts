import { describe, expect, it } from 'vitest';
import { codeToolByTag, scheduleTag } from '../../../lib/domain/preflight/toolByTag.ts';

describe('tags of code', () => {
  it.each<[string, string, string | undefined]>([
    ['Terraform', 'true', 'Terraform'],
    ['terraform-module', 'ec2', 'Terraform'],
    ['ManagedBy', 'Terraform', 'Terraform'],
    ['managed-by', 'terraform-cloud', 'Terraform'],
    ['created_by', 'OpenTofu', 'OpenTofu'],
    ['ManagedBy', 'pulumi', 'Pulumi'],
    ['pulumi:stack', 'prod', 'Pulumi'],
    ['provisioner', 'terraform', 'Terraform'],
    ['Terraform', 'false', undefined],
    ['ManagedBy', 'platform-team', undefined],
    ['team', 'terraform', undefined],
  ])('%s=%s: %s', (key, value, tool) => {
    expect(codeToolByTag({ env: 'prod', [key]: value })).toBe(tool);
  });
});

describe('tags of schedulers', () => {
  it.each<[string, string, boolean]>([
    ['Schedule', 'office-hours', true],
    ['maid_offhours', 'tz=utc', true],
    ['custodian_offhours', 'off=(M-F,19)', true],
    ['AutoStop', 'true', true],
    ['auto-start', '08:00', true],
    ['stop-time', '20:00', true],
    ['AutoStop', 'false', false],
    ['BackupSchedule', 'daily', false],
    ['AutoStopped', 'true', false],
  ])('%s=%s: %s', (key, value, isSchedule) => {
    expect(scheduleTag({ [key]: value })).toBe(isSchedule ? `${key}=${value}` : undefined);
  });
});
