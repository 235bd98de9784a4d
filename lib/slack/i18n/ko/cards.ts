/** Cards of suggestions, and what can be pressed on them. */
export const cards = {
  '{type}, idle': '{type}, 유휴',
  'Compute Optimizer finds it over-provisioned.':
    'Compute Optimizer 분석 결과 필요 이상으로 큰 인스턴스입니다.',
  'Compute Optimizer finds it under-provisioned.':
    'Compute Optimizer 분석 결과 부하에 비해 작은 인스턴스입니다.',
  'Compute Optimizer knows a cheaper type for this load.':
    'Compute Optimizer가 이 부하에 맞는 더 저렴한 유형을 찾았습니다.',
  'It takes back the change from {from} to {to}.': '{from}에서 {to}(으)로 한 변경을 되돌립니다.',
  'Almost no CPU or network use.': 'CPU와 네트워크를 거의 사용하지 않습니다.',
  'Almost no CPU or network use in {days} days.':
    '{days}일간 CPU와 네트워크를 거의 사용하지 않았습니다.',
  'If it is no longer needed, stop or terminate it yourself.':
    '더 이상 필요하지 않으면 직접 중지하거나 종료하세요.',
  'Too small: {load}': '부하에 비해 작음: {load}',
  ':no_entry: Advice only.': ':no_entry: 참고용 제안입니다.',
  'And {more} more in Details.': '자세히에 {more}개가 더 있습니다.',
  Details: '자세히',
  'Approve…': '승인…',
  'Snooze…': '미루기…',
  'Dismiss…': '제외…',
  'Assign…': '맡기기…',
  'Agree…': '동의…',
  Cancel: '취소',
  'Roll back…': '되돌리기…',
} as const;
