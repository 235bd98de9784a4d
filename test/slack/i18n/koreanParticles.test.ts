import { expect, it } from 'vitest';
import { KO } from '../../../lib/slack/i18n/ko.ts';
import { withKoreanParticles } from '../../../lib/slack/i18n/koreanParticles.ts';

it.each([
  ['m5.large(으)로', 'm5.large로'],
  ['t3.medium(으)로', 't3.medium으로'],
  ['t3.small(으)로', 't3.small로'],
  ['`m5.metal`(으)로', '`m5.metal`로'],
  ['*i3.metal-24xl*(으)로', '*i3.metal-24xl*로'],
  ['1(으)로', '1로'],
  ['3(으)로', '3으로'],
  ['6을(를)', '6을'],
  ['경고 2을(를) 확인', '경고 2를 확인'],
  ['표준(으)로', '표준으로'],
  ['서울(으)로', '서울로'],
  ['서울은(는)', '서울은'],
  ['KMS이(가)', 'KMS가'],
  ['IOPS은(는)', 'IOPS는'],
  ['unlimited(으)로', 'unlimited로'],
  ['standard(으)로', 'standard로'],
])('%s is %s', (marked, said) => {
  expect(withKoreanParticles(marked)).toBe(said);
});

it('chooses the particles of every text that has them', () => {
  const marked = Object.values(KO).filter((korean) =>
    /\(으\)로|은\(는\)|이\(가\)|을\(를\)/.test(korean),
  );
  expect(marked.length).toBeGreaterThan(0);
  for (const korean of marked) {
    expect(withKoreanParticles(korean.replace(/\{\w+\}/g, 'm7i.large'))).not.toMatch(
      /\(으\)|\(는\)|\(가\)|\(를\)/,
    );
  }
});
