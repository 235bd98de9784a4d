/** Dialogs: snooze, dismiss, assign, and what was decided. */
export const dialogs = {
  'Approve this change?': '변경을 승인하시겠습니까?',
  'Roll back?': '롤백하시겠습니까?',
  ':warning: *New findings since you opened this dialog:*':
    ':warning: *이 창을 연 뒤 검사에서 새로 발견된 항목:*',
  'The cost returns to what it was.': '비용이 변경 전으로 돌아갑니다.',
  'It gets more capacity.': '더 큰 용량을 갖게 됩니다.',
  Approve: '승인',
  Agree: '동의',
  'Ask for agreement': '동의 요청',
  ':snowflake: Change freeze until {day}: if approved now, the change starts {time} at the earliest.':
    ':snowflake: {day}까지 변경 금지 기간입니다. 지금 승인하면 빨라도 {time}에 시작합니다.',
  'Requested by {by}, {time}.': '{by} 님이 요청, {time}.',
  'It starts immediately.': '바로 시작합니다.',
  'It starts {time}.': '{time}에 시작합니다.',
  ':busts_in_silhouette: The tags of this instance require two approvers: another person must agree.':
    ':busts_in_silhouette: 태그에 따라 승인자 두 명이 필요합니다. 다른 사람의 동의를 받아야 합니다.',
  'I accept warning {number}': '경고 {number}을(를) 확인했습니다',
  'Accept each warning': '각 경고를 확인해 주십시오',
  'Create a backup image first': '먼저 백업 이미지 생성',
  'If AWS has no capacity for this type, use one of the types above':
    'AWS에 이 유형의 용량이 없으면 위 유형 중 하나를 사용',
  Options: '추가 옵션',
  ':warning: The maintenance window “{name}” is not in trimtab.yml, or does not open again.':
    ':warning: 유지 관리 기간 “{name}”: trimtab.yml에 없거나 다시 열리지 않습니다.',
  'In the maintenance window': '유지 관리 기간에 실행',
  'The maintenance window “{name}” opens {time}.': '유지 관리 기간 “{name}” 시작: {time}.',
  'When?': '언제 실행하시겠습니까?',
  Now: '지금',
  'When the change freeze ends': '변경 금지 기간이 끝난 후',
  'Same size: {types}': '같은 크기: {types}',
  'run all checks again': '모든 검사 다시 실행',
  'reserve capacity for the new type and for a rollback': '새 유형과 롤백에 필요한 용량 예약',
  'create a backup image': '백업 이미지 생성',
  'change the type to {to}': '유형을 {to}(으)로 변경',
  'leave it stopped': '중지 상태 유지',
  'stop the instance': '인스턴스 중지',
  'start the instance': '인스턴스 시작',
  'wait for the status checks': '상태 검사 통과 대기',
  'What happens:': '진행 순서:',
  'Takes less than a minute. The instance is already stopped.':
    '1분 미만 걸리며, 인스턴스는 이미 중지되어 있습니다.',
  'About 4 minutes of downtime, plus the time to drain its load balancers.':
    '약 4분 동안 중단되며, 로드 밸런서의 연결 드레이닝 시간이 추가됩니다.',
  'Its IP addresses stay the same.': 'IP 주소는 바뀌지 않습니다.',
  'If anything fails, it rolls back to {from}.': '중간에 실패하면 {from}(으)로 롤백합니다.',
  'Open in the EC2 console': 'EC2 콘솔에서 열기',
  Why: '근거',
  Checks: '검사',
  History: '이력',
  'Loading metrics and prices…': '지표와 가격을 불러오는 중…',
  'Estimated from vCPUs and memory alone. A newer processor does more per vCPU.':
    'vCPU 수와 메모리만으로 추정한 값입니다. 최신 프로세서는 vCPU당 성능이 더 높습니다.',
  '*Purchase options for {type}*': '*{type} 구매 옵션*',
  'List price: {from} − {to}, 730 hours = *{list}* a month':
    '정가: {from} − {to}, 730시간 = 월 *{list}*',
  'On your bill: not known.': '실제 청구액: 알 수 없음.',
  'On your bill: *{monthly}* a month less, based on what runs now':
    '실제 청구액: 월 *{monthly}* 감소(지금 실행 중인 인스턴스 기준)',
  'On your bill: *{monthly}* a month less ({hours} hours observed)':
    '실제 청구액: 월 *{monthly}* 감소({hours}시간 관측)',
  'It ran in {share} of these hours.': '이 시간의 {share} 동안 실행되었습니다.',
  '{amount} a month of your commitments would go unused.':
    '약정 중 월 {amount} 상당이 사용되지 않게 됩니다.',
  'From {day}, when a commitment ends: {amount} a month less':
    '약정이 종료되는 {day}부터: 월 {amount} 감소',
  'Compute Optimizer analysis: {time}.': 'Compute Optimizer 분석: {time}.',
  'What to do': '할 일',
  'This is advice. Trimtab itself only changes instance types.':
    '참고용 제안입니다. Trimtab은 인스턴스 유형만 변경합니다.',
  '{more} older entries: `/trimtab history {id}`': '이전 항목 {more}개: `/trimtab history {id}`',
  Close: '닫기',
  Done: '완료',
  Snooze: '미루기',
  Dismiss: '제외',
  Assign: '담당자 지정',
  '1 week': '1주일',
  '1 month': '1개월',
  'Until this date:': '이 날짜까지:',
  '*{name}* will be suggested again after that if it still saves money.':
    '*{name}*: 그 후에도 절감되면 다시 제안합니다.',
  'For how long?': '언제까지 미루시겠습니까?',
  Date: '날짜',
  'Trimtab will not suggest this change for *{name}* again.':
    '*{name}*: 이 변경을 다시 제안하지 않습니다.',
  'Why?': '이유',
  Note: '메모',
  'Example: sized for the December sale': '예: 12월 세일에 맞춘 크기입니다',
  'The card of *{name}* stays in the channel. The person you choose also gets it as a direct message.':
    '*{name}*: 카드는 채널에 그대로 있고, 선택한 사람에게 다이렉트 메시지로도 전송됩니다.',
  'Who should review it?': '누가 검토해야 합니까?',
  'A colleague': '동료',
  '{by} asks you to review this suggestion.': '{by} 님이 이 제안의 검토를 요청했습니다.',
  '{name}: please review this suggestion': '{name}: 제안 검토 요청',
  'The suggestion is open again.': '제안이 다시 열렸습니다.',
  'Follow the progress in the thread of the digest.': '진행 상황은 다이제스트 스레드에 표시됩니다.',
  'Another approver can agree on its card.': '다른 승인자가 카드에서 동의할 수 있습니다.',
  'It will be suggested again then if it still saves money.': '그때도 절감되면 다시 제안합니다.',
  'Trimtab will not suggest this change again.': '이 변경을 다시 제안하지 않습니다.',
  'It stays open until it is approved, snoozed or dismissed.':
    '승인하거나 미루거나 제외할 때까지 열려 있습니다.',
  'start it': '시작',
  'From {day}, when a commitment ends: {amount} a month': '약정이 끝나는 {day}부터: 월 {amount}',
  'A modified reservation may pay for less than before: what that part of it costs is not known, as AWS lists it at $0.':
    '수정된 예약이 이전보다 적은 사용량에 적용될 수 있습니다. AWS가 이를 $0으로 표시하므로 그 부분의 비용은 알 수 없습니다.',
  'From {day}, when a queued purchase starts: not known':
    '대기 중인 구매가 시작되는 {day}부터: 알 수 없음',
} as const;
