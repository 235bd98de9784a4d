/** The morning message, its thread, and the list of what is open. */
export const digest = {
  '{n} instance without memory data': '메모리 데이터 없는 인스턴스 {n}개',
  '{n} instances without memory data': '메모리 데이터 없는 인스턴스 {n}개',
  '{count} without a clear price': '가격이 불분명한 인스턴스 {count}개',
  ':warning: {parts}. More in the thread.': ':warning: {parts}. 자세한 내용은 스레드에 있습니다.',
  '{n} instance without memory data: the CloudWatch agent sends it. Until then, look at the memory yourself before you approve.':
    '메모리 데이터 없는 인스턴스 {n}개: CloudWatch 에이전트가 보냅니다. 그때까지는 승인 전에 메모리를 직접 확인하세요.',
  '{n} instances without memory data: the CloudWatch agent sends it. Until then, look at the memory yourself before you approve.':
    '메모리 데이터 없는 인스턴스 {n}개: CloudWatch 에이전트가 보냅니다. 그때까지는 승인 전에 메모리를 직접 확인하세요.',
  '{n} instance': '인스턴스 {n}개',
  '{n} instances': '인스턴스 {n}개',
  'Compute Optimizer is off in {places}': 'Compute Optimizer가 꺼져 있음: {places}',
  'no permission in {places}': '권한 없음: {places}',
  'too many requests in {places}': '요청 과다: {places}',
  'no answer from {places}': '응답 없음: {places}',
  'no clear answer from {places}': '응답 불명확: {places}',
  '{shown} and {more} more': '{shown} 외 {more}곳',
  ':warning: And {more} more: `npx trimtab doctor` names every one.':
    ':warning: {more}개가 더 있습니다. `npx trimtab doctor`로 모두 볼 수 있습니다.',
  '(and in {n} other account)': '(다른 계정 {n}개에서도)',
  '(and in {n} other accounts)': '(다른 계정 {n}개에서도)',
  'And {more} more: the log of the function `daily`.':
    '그 밖에 {more}개: 함수 `daily`의 로그에 있습니다.',
  'What I could not see today': '오늘 볼 수 없었던 것',
  '*What I could not see today*': '*오늘 볼 수 없었던 것*',
  '*Trimtab · {day}* · no news': '*Trimtab · {day}* · 새 소식 없음',
  '{running} running, {monthly}': '{running}개 실행 중, {monthly}',
  '{open} open: {saving}': '열린 제안 {open}개: {saving}',
  'Trimtab: nothing to trim today. {running} running, {monthly} a month.':
    'Trimtab: 오늘은 줄일 것이 없습니다. {running}개 실행 중, 월 {monthly}.',
  'Trimtab: {suggestions}, {saving} a month. {running} running, {monthly} a month.':
    'Trimtab: {suggestions}, 월 {saving} 절감. {running}개 실행 중, 월 {monthly}.',
  '{n} suggestion': '제안 {n}개',
  '{n} suggestions': '제안 {n}개',
  '*{running} running* in {accounts} and {regions}':
    '{accounts}, {regions}에서 *{running}개 실행 중*',
  '{n} account': '계정 {n}개',
  '{n} accounts': '계정 {n}개',
  '{n} Region': '리전 {n}개',
  '{n} Regions': '리전 {n}개',
  '{bill} with your commitments': '약정 적용 시 {bill}',
  '{count} running without a list price (Spot, or not found)':
    '정가 없이 실행 중 {count}개(스팟이거나 찾지 못함)',
  'saved so far {saved} a month': '지금까지 월 {saved} 절감',
  '{monthly} a month at list': '정가 기준 월 {monthly}',
  '▼ {amount} since {day}': '{day} 대비 ▼ {amount}',
  '▲ {amount} since {day}': '{day} 대비 ▲ {amount}',
  'Nothing to trim here.': '여기에는 줄일 것이 없습니다.',
  '{suggestions} open: together {saving}.': '열린 {suggestions}: 합계 {saving}.',
  '{suggestions} open, {news} new or changed: together {saving}.':
    '열린 {suggestions}, 새로 생기거나 바뀐 것 {news}개: 합계 {saving}.',
  '{count} of them too small for their load.': '그중 {count}개는 부하에 비해 작습니다.',
  '{count} more went to other channels and to their owners.':
    '{count}개는 다른 채널과 담당자에게 보냈습니다.',
  '{n} more change would save at list, and nothing in cash while your commitments last.':
    '변경 {n}개는 정가 기준으로만 절감되며, 약정이 남아 있는 동안 현금 기준 절감은 없습니다.',
  '{n} more changes would save at list, and nothing in cash while your commitments last.':
    '변경 {n}개는 정가 기준으로만 절감되며, 약정이 남아 있는 동안 현금 기준 절감은 없습니다.',
  'The first commitment ends on {day}.': '첫 약정은 {day}에 끝납니다.',
  'Commitment plan': '약정 계획',
  'The open suggestion': '열린 제안 보기',
  'All {open} open': '열린 제안 {open}개 모두',
  'No suggestion is open.': '열린 제안이 없습니다.',
  '{suggestions}: {first} to {last}': '{suggestions}: {first}–{last}',
  '{n} open suggestion': '열린 제안 {n}개',
  '{n} open suggestions': '열린 제안 {n}개',
  Back: '이전',
  Next: '다음',
} as const;
