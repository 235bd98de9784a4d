/** Cards of suggestions, and what can be pressed on them. */
export const cards = {
  '{type}, idle': '{type}, 유휴',
  'Nearly no CPU and no network.': 'CPU와 네트워크를 거의 쓰지 않습니다.',
  'Nearly no CPU and no network in {days} days.':
    '{days}일간 CPU와 네트워크를 거의 쓰지 않았습니다.',
  'Stop or terminate it yourself if nobody needs it.':
    '필요한 사람이 없으면 직접 중지하거나 종료하세요.',
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
