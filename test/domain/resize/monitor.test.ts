import { describe, expect, it } from 'vitest';
import type { Target } from '../../../lib/domain/resize/baseline.ts';
import {
  type HealthIssue,
  type HealthReport,
  judge,
  openIssues,
  unhealthyTargetGroups,
  updateIssues,
} from '../../../lib/domain/resize/monitor.ts';
import { inEnglish, type Sentence, sentence } from '../../../lib/shared/message.ts';

const HOUR = 60;
const LATE = 6 * HOUR;

describe('trouble after a change', () => {
  const well: HealthReport = { health: 'ok', unhealthyTargetGroups: [] };
  const credits = (left: number, before: number, charged = 0) => ({
    ...well,
    credits: { left, before, charged },
  });

  it.each([
    ['status checks', { ...well, health: 'impaired' }, {}, 'Its status checks fail.'],
    [
      'a target group',
      { ...well, unhealthyTargetGroups: ['web'] },
      {},
      'It is not healthy in web.',
    ],
    [
      'CPU',
      { ...well, cpu: 95 },
      { cpuMax: 40 },
      'CPU has been at 95% for half an hour; before, it was at most 40%.',
    ],
    [
      'memory that was not measured before',
      { ...well, memory: 96 },
      {},
      'Memory has been at 96% for half an hour.',
    ],
    [
      'credits that run out',
      credits(3, 9),
      {},
      'It has only 3 CPU credits left, and earns no more than it spends.',
    ],
    [
      'credits that are gone and do not come back',
      credits(0, 0),
      {},
      'It has only 0 CPU credits left, and earns no more than it spends.',
    ],
    [
      'credits that it borrows, more and more',
      credits(-120, -90),
      {},
      'It has borrowed 120 CPU credits, and spends more than it earns.',
    ],
    [
      'credits that cost money',
      credits(-576, -576, 14.2),
      {},
      'It needs more CPU than its baseline: AWS has charged for 14 surplus credits in half an hour.',
    ],
  ] as const)('is %s', (_, healthReport, before, said) => {
    const { wrong } = judge(healthReport, before, LATE);
    expect(wrong.map((each) => inEnglish(each.sentence))).toEqual([said]);
  });

  it.each([
    ['all is well', well, {}, LATE],
    ['CPU was full before', { ...well, cpu: 95 }, { cpuMax: 97 }, LATE],
    ['the half hour began before the change', { ...well, cpu: 95 }, {}, 30],
    ['it has few credits, and earns', credits(4, 2), {}, LATE],
    ['it pays back what its boot has cost', credits(-4, -9), {}, LATE],
    ['it has spent many of many credits', credits(300, 400), {}, LATE],
    ['it has just become burstable, and has no credits yet', credits(0, 2), {}, 2 * HOUR],
  ] as const)('is none while %s', (_, healthReport, before, minutes) => {
    expect(judge(healthReport, before, minutes).wrong).toEqual([]);
  });

  it('of several kinds is all of them', () => {
    const healthReport: HealthReport = {
      health: 'impaired',
      unhealthyTargetGroups: ['web'],
      cpu: 99,
    };
    expect(judge(healthReport, {}, LATE).wrong.map(({ signal: sign }) => sign)).toEqual([
      'status checks',
      'target health',
      'CPU',
    ]);
  });

  it('in a target group is only where it was healthy before', () => {
    const target = (groupName: string, healthy: boolean): Target => ({
      groupArn: `arn:${groupName}`,
      groupName,
      port: 80,
      healthy,
    });
    const now = ['a', 'b', 'c'].map((name) => ({
      groupArn: `arn:${name}`,
      port: 80,
      state: name === 'c' ? 'healthy' : 'unhealthy',
    }));
    expect(
      unhealthyTargetGroups([target('a', true), target('b', false), target('c', true)], now),
    ).toEqual(['a']);
  });
});

describe('what was seen', () => {
  it('is only what could be asked', () => {
    expect(judge({ health: 'unknown' }, {}, LATE).seen).toEqual([]);
    expect(judge({ health: 'ok', unhealthyTargetGroups: [], cpu: 3 }, {}, LATE).seen).toEqual([
      'status checks',
      'target health',
      'CPU',
    ]);
  });
});

describe('the troubles of a watch', () => {
  const CPU: HealthIssue = { signal: 'CPU', sentence: sentence('CPU is at 97%.'), since: '09:00' };
  const wrong = (said: Sentence) => ({
    seen: ['CPU' as const],
    wrong: [{ signal: 'CPU' as const, sentence: said }],
  });

  it('are one for each kind, whatever the figures', () => {
    const once = updateIssues([], wrong(sentence('CPU is at 97%.')), '09:00');
    expect(once).toEqual([CPU]);
    const twice = updateIssues(once, wrong(sentence('CPU is at 93%.')), '09:15');
    expect(twice).toEqual([CPU]);
    expect(twice[0]).toBe(once[0]);
  });

  it('pass when it is seen to be well, not when nothing is seen', () => {
    expect(updateIssues([CPU], { seen: [], wrong: [] }, '09:15')).toEqual([CPU]);
    const passed = updateIssues([CPU], { seen: ['CPU'], wrong: [] }, '09:30');
    expect(passed).toEqual([{ ...CPU, resolvedAt: '09:30' }]);
    expect(openIssues(passed)).toEqual([]);
  });

  it('that come again are the same ones', () => {
    const again = updateIssues(
      [{ ...CPU, resolvedAt: '09:30' }],
      wrong(sentence('CPU is at 99%.')),
      '10:00',
    );
    expect(again).toEqual([CPU]);
  });
});
