/** Dialogs: snooze, dismiss, assign, and what was decided. */
export const dialogs = {
  'Approve this change?': '변경을 승인할까요?',
  'Roll back?': '되돌릴까요?',
  ':warning: *A check found something new since you opened this:*':
    ':warning: *이 창을 연 뒤 검사에서 새로운 것이 발견되었습니다:*',
  'It costs again what it cost before.': '비용이 이전과 같아집니다.',
  'It gets more room.': '여유가 늘어납니다.',
  Approve: '승인',
  Agree: '동의',
  'Ask for agreement': '동의 요청',
  ':snowflake: Nothing is changed until {day}: approved now, it begins {time} at the earliest.':
    ':snowflake: {day}까지 변경하지 않는 기간입니다. 지금 승인하면 빨라도 {time}에 시작합니다.',
  'Asked for by {by}, {time}.': '{by} 님이 요청, {time}.',
  'It begins at once.': '바로 시작합니다.',
  'It begins {time}.': '{time}에 시작합니다.',
  ':busts_in_silhouette: Its tags ask for two approvers: somebody else must agree.':
    ':busts_in_silhouette: 태그에 따라 승인자 두 명이 필요합니다. 다른 사람이 동의해야 합니다.',
  'I accept {number}': '{number}번을 확인했습니다',
  'Tick each warning that you accept': '확인한 경고를 하나씩 선택하세요',
  'Make an image first': '먼저 이미지 생성',
  'If AWS has no capacity for it, use one of the types above':
    'AWS에 용량이 없으면 위 유형 중 하나를 사용',
  Also: '추가 선택',
  ':warning: Its maintenance window “{name}” is not in trimtab.yml, or does not come again.':
    ':warning: 유지 관리 기간 “{name}”이(가) trimtab.yml에 없거나 다시 오지 않습니다.',
  'In its maintenance window': '유지 관리 기간에',
  'Its window “{name}” opens {time}.': '유지 관리 기간 “{name}”은(는) {time}에 시작합니다.',
  'When?': '언제 할까요?',
  Now: '지금',
  'As soon as the freeze is over': '변경 금지 기간이 끝나는 대로',
  'As big: {types}': '같은 크기: {types}',
  'check everything again': '모두 다시 검사',
  'reserve room for the new type and for the way back': '새 유형과 되돌리기용 용량 예약',
  'make an image': '이미지 생성',
  'change the type to {to}': '유형을 {to}(으)로 변경',
  'leave it stopped, as it is': '중지 상태 유지',
  'stop it': '중지',
  'start it': '시작',
  'wait for the status checks': '상태 검사 대기',
  'What happens:': '진행 순서:',
  'Less than a minute; it is down anyway.': '1분 미만이며, 이미 중지된 상태입니다.',
  'About 4 minutes of downtime, plus the time its load balancers need to drain it first.':
    '약 4분 중단되며, 로드 밸런서에서 먼저 빼는 시간이 더해집니다.',
  'Its IP addresses stay.': 'IP 주소는 그대로입니다.',
  'If anything fails, it goes back to {from}.': '무엇이든 실패하면 {from}(으)로 되돌립니다.',
  Why: '근거',
  Checks: '검사',
  History: '이력',
  'Reading its metrics and prices…': '지표와 가격을 읽는 중…',
  'By vCPUs and memory alone: a newer processor does more with a vCPU.':
    'vCPU 수와 메모리만으로 계산했습니다. 새 프로세서는 vCPU당 성능이 더 좋습니다.',
  '*Ways to buy {type}*': '*{type} 구매 방식*',
  'At list: {from} − {to}, 730 h a month = *{list}* a month':
    '정가 기준: {from} − {to}, 월 730시간 = 월 *{list}*',
  'In cash: not known.': '현금 기준: 알 수 없음.',
  'In cash: the bill before − after, for what runs now, as a month = *{monthly}* a month':
    '현금 기준: 지금 실행 중인 것으로 계산한 변경 전후 청구액의 차 = 월 *{monthly}*',
  'In cash: the bill before − after, for the {hours} hours that were seen, as a month = *{monthly}* a month':
    '현금 기준: 관측한 {hours}시간으로 계산한 변경 전후 청구액의 차 = 월 *{monthly}*',
  'It ran in {share} of those hours.': '그 시간 중 {share} 동안 실행되었습니다.',
  '{amount} a month of what you have committed to would pay for nothing.':
    '약정 금액 중 월 {amount}은(는) 쓰이지 않게 됩니다.',
  'From {day}, when a commitment ends: {amount} a month': '약정이 끝나는 {day}부터: 월 {amount}',
  'Compute Optimizer looked at it {time}.': 'Compute Optimizer 분석: {time}.',
  'Trimtab does not stop or terminate anything by itself.':
    'Trimtab은 스스로 중지하거나 종료하지 않습니다.',
  '… and {more} older: `/trimtab history {id}`': '… 이전 항목 {more}개: `/trimtab history {id}`',
  Close: '닫기',
  Done: '완료',
  Snooze: '미루기',
  Dismiss: '제외',
  Assign: '맡기기',
  '1 week': '1주일',
  '1 month': '1개월',
  'Until this date:': '이 날짜까지:',
  '*{name}* comes back after that if it still saves money.':
    '*{name}*: 그 뒤에도 절감이 되면 다시 제안합니다.',
  'For how long?': '언제까지 미룰까요?',
  Date: '날짜',
  'Trimtab will not suggest this change for *{name}* again.':
    '*{name}*에 대해 이 변경을 다시 제안하지 않습니다.',
  'Why?': '이유',
  Note: '메모',
  'For example: sized for the sale in December': '예: 12월 세일에 맞춘 크기',
  '*{name}* stays where it is. Whoever you choose gets it as a direct message.':
    '*{name}*: 제자리에 그대로 남습니다. 선택한 사람에게 다이렉트 메시지로 보냅니다.',
  'Who should look at it?': '누가 살펴볼까요?',
  Somebody: '누군가',
  '{by} asks you to look at this.': '{by} 님이 확인을 요청했습니다.',
  '{name}: please look at this suggestion': '{name}: 이 제안을 확인해 주세요',
  'It is open again.': '다시 열렸습니다.',
  'Its progress is shown in the thread of the digest.':
    '진행 상황은 다이제스트 스레드에 표시됩니다.',
  'Its card has the button for whoever agrees.': '동의 버튼은 카드에 있습니다.',
  'It comes back then if it still saves money.': '그때도 절감이 되면 다시 제안합니다.',
  'Trimtab will not suggest this change for it again.': '이 변경을 다시 제안하지 않습니다.',
  'It stays open until somebody decides.': '누군가 결정할 때까지 열려 있습니다.',
} as const;
