/** Cards of suggestions, and what can be pressed on them. */
export const cards = {
  '{type}, idle': '{type}, 유휴',
  'Compute Optimizer finds it over-provisioned.':
    'Compute Optimizer 분석 결과 필요 이상으로 큰 인스턴스입니다.',
  'Compute Optimizer finds it under-provisioned.':
    'Compute Optimizer 분석 결과 부하에 비해 작은 인스턴스입니다.',
  'Compute Optimizer knows a cheaper type for this load.':
    'Compute Optimizer가 이 부하에 맞는 더 저렴한 유형을 찾았습니다.',
  'It rolls back the change from {from} to {to}.': '{from}에서 {to}(으)로 변경한 것을 롤백합니다.',
  'Almost no CPU or network use.': 'CPU와 네트워크를 거의 사용하지 않습니다.',
  'Almost no CPU or network use in {days} days.':
    '{days}일간 CPU와 네트워크를 거의 사용하지 않았습니다.',
  'If it is no longer needed, stop or terminate it yourself.':
    '더 이상 필요하지 않으면 직접 중지하거나 종료하십시오.',
  'Under-provisioned: {load}': '과소 프로비저닝: {load}',
  'no owner tag': '담당자 태그 없음',
  'team {team}': '팀 {team}',
  ':no_entry: Advice only.': ':no_entry: 참고용 제안입니다.',
  '{more} more in Details.': '세부 정보에 {more}개 더 있습니다.',
  Details: '세부 정보',
  'Approve…': '승인…',
  'Snooze…': '미루기…',
  'Dismiss…': '제외…',
  'Assign…': '담당자 지정…',
  'Agree…': '동의…',
  Cancel: '취소',
  'Roll back…': '롤백…',
} as const;
