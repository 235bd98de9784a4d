/** The morning message, its thread, and the list of what is open. */
export const digest = {
  '{n} instance without memory data': '메모리 데이터 없는 인스턴스 {n}개',
  '{n} instances without memory data': '메모리 데이터 없는 인스턴스 {n}개',
  '{count} without a clear price': '가격을 확인할 수 없는 인스턴스 {count}개',
  ':warning: {parts}. Details in the thread.':
    ':warning: {parts}. 자세한 내용은 스레드에 있습니다.',
  '{n} instance without memory data. Install the CloudWatch agent to collect it; until then, check the memory yourself before you approve.':
    '메모리 데이터가 없는 인스턴스 {n}개. CloudWatch 에이전트를 설치하면 수집됩니다. 그때까지는 승인 전에 메모리를 직접 확인하십시오.',
  '{n} instances without memory data. Install the CloudWatch agent to collect it; until then, check the memory yourself before you approve.':
    '메모리 데이터가 없는 인스턴스 {n}개. CloudWatch 에이전트를 설치하면 수집됩니다. 그때까지는 승인 전에 메모리를 직접 확인하십시오.',
  '{n} instance': '인스턴스 {n}개',
  '{n} instances': '인스턴스 {n}개',
  'Compute Optimizer is off in {places}': 'Compute Optimizer가 꺼져 있음: {places}',
  'no permission in {places}': '권한 없음: {places}',
  'throttled in {places}': '요청 제한: {places}',
  'no answer from {places}': '응답 없음: {places}',
  'unexpected answer from {places}': '예상하지 못한 응답: {places}',
  '{shown} and {more} more': '{shown} 외 {more}곳',
  '(and {n} other account)': '(다른 계정 {n}개에서도 동일)',
  '(and {n} other accounts)': '(다른 계정 {n}개에서도 동일)',
  '{more} more: see the log of the function `daily`.':
    '{more}개가 더 있습니다. `daily` 함수의 로그를 확인하십시오.',
  'Not covered today': '오늘 확인하지 못한 항목',
  '*Not covered today*': '*오늘 확인하지 못한 항목*',
  '*Trimtab · {day}* · nothing new': '*Trimtab · {day}* · 새 소식 없음',
  '{running} running, {monthly}': '{running}개 실행 중, {monthly}',
  'Trimtab: no savings to suggest today. {running} instances running, {monthly} a month.':
    'Trimtab: 오늘은 제안할 절감이 없습니다. {running}개 실행 중, 월 {monthly}.',
  'Trimtab: {suggestions} to save {saving} a month. {running} instances running, {monthly} a month.':
    'Trimtab: {suggestions}, 월 {saving} 절감 가능. {running}개 실행 중, 월 {monthly}.',
  '*{running} running* in {accounts} and {regions}':
    '{accounts}, {regions}에서 *{running}개 실행 중*',
  '{n} account': '계정 {n}개',
  '{n} accounts': '계정 {n}개',
  '{n} Region': '리전 {n}개',
  '{n} Regions': '리전 {n}개',
  '{bill} with your commitments': '약정 적용 시 월 {bill}',
  '{count} running without a list price (Spot, or not found)':
    '정가 없이 실행 중 {count}개(스팟이거나 가격을 찾지 못함)',
  'saved so far: {saved} a month': '지금까지 월 {saved} 절감',
  '{monthly} a month at list price': '정가 기준 월 {monthly}',
  '▼ {amount} since {day}': '{day} 대비 ▼ {amount}',
  '▲ {amount} since {day}': '{day} 대비 ▲ {amount}',
  'No open suggestions.': '열린 제안이 없습니다.',
  '{suggestions}: {saving}.': '{suggestions}: {saving}.',
  '{suggestions}: {saving}': '{suggestions}: {saving}',
  '{suggestions} ({news} new or changed): {saving}.':
    '{suggestions}(신규 또는 변경 {news}개): {saving}.',
  '{count} of them are under-provisioned.': '그중 {count}개는 과소 프로비저닝되었습니다.',
  '{count} more went to other channels and owners.':
    '{count}개는 다른 채널과 담당자에게 보냈습니다.',
  '{n} more change would lower the list price, but not your bill while your commitments last.':
    '변경 {n}개는 정가 기준으로만 절감되며, 약정이 끝날 때까지 실제 청구액은 줄지 않습니다.',
  '{n} more changes would lower the list price, but not your bill while your commitments last.':
    '변경 {n}개는 정가 기준으로만 절감되며, 약정이 끝날 때까지 실제 청구액은 줄지 않습니다.',
  'The first commitment ends on {day}.': '첫 약정 종료일: {day}.',
  'Commitment plan': '약정 계획',
  'View the open suggestion': '열린 제안 보기',
  'View all {open} open': '열린 제안 {open}개 모두 보기',
  '{suggestions}: {first} to {last}': '{suggestions}: {first}–{last}',
  '{n} open suggestion': '열린 제안 {n}개',
  '{n} open suggestions': '열린 제안 {n}개',
  Back: '이전',
  Next: '다음',
  ':warning: And {more} more: `npx trimtab doctor` names every one.':
    ':warning: {more}개가 더 있습니다. `npx trimtab doctor`로 모두 볼 수 있습니다.',
  '{monthly} a month at list': '정가 기준 월 {monthly}',
} as const;
