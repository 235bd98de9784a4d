/** What has become of a suggestion: its state, its news, its watch, and what a check says. */
export const states = {
  'still has health issues on the new type, and monitoring has ended. {issues} It stays on the new type until you decide.':
    '새 유형에서 상태 문제가 해결되지 않은 채 모니터링이 끝났습니다. {issues} 결정할 때까지 새 유형을 유지합니다.',
  'could not be monitored: check its health yourself. It stays on the new type.':
    '모니터링하지 못했습니다. 상태를 직접 확인하십시오. 새 유형을 유지합니다.',
  'is healthy on the new type and keeps it. {looked}':
    '새 유형에서 정상이므로 유지합니다. {looked}',
  'is healthy on the new type and keeps it. {looked} Resolved health issues: {passed}':
    '새 유형에서 정상이므로 유지합니다. {looked} 해결된 문제: {passed}',
  '{issue} (Since {time}.)': '{issue} ({time}부터)',
  '{issue} ({from} to {until}.)': '{issue} ({from}부터 {until}까지)',
  'status checks': '상태 검사',
  'target health': '대상 상태',
  memory: '메모리',
  'CPU credits': 'CPU 크레딧',
  'Checked: {signs}.': '확인됨: {signs}.',
  'No data: {signs}.': '데이터 없음: {signs}.',
  'It was stopped during monitoring, not by this change.':
    '모니터링 중에 중지되었습니다(이 변경과 무관).',
  'It was terminated during monitoring, not by Trimtab.':
    '모니터링 중에 종료되었습니다(Trimtab이 종료하지 않음).',
  'Its type was changed to {type} during monitoring, not by this change.':
    '모니터링 중에 유형이 {type}(으)로 변경되었습니다(이 변경과 무관).',
  'another type': '다른 유형',
  'Monitoring ended early: check its health yourself.':
    '모니터링이 일찍 끝났습니다. 상태를 직접 확인하십시오.',
  'One-click rollback until {day}.': '{day}까지 클릭 한 번으로 롤백할 수 있습니다.',
  ':white_check_mark: No problems found.': ':white_check_mark: 문제가 없습니다.',
  ":no_entry: *The type can't be changed in place.*": ':no_entry: *유형을 변경할 수 없습니다.*',
  ':white_check_mark: *The type can be changed.*':
    ':white_check_mark: *유형을 변경할 수 있습니다.*',
  'Nothing was changed. Approve changes on the cards of the digest.':
    '변경된 것은 없습니다. 변경은 다이제스트의 카드에서 승인하십시오.',
  '*What could not be read*': '*읽지 못한 것*',
  '{from} − {to} On-Demand, 730 hours a month. {saving}.':
    '온디맨드 {from} − {to}, 월 730시간. {saving}.',
  'It is not billed On-Demand.': '온디맨드로 청구되지 않습니다.',
  "has changed since the approval: {reason} Nothing was changed. It can't be approved as it is now.":
    '승인 후 상태가 달라졌습니다. {reason} 변경된 것은 없습니다. 지금 상태로는 승인할 수 없습니다.',
  'has changed since the approval: {reason} Nothing was changed. Review it and approve again.':
    '승인 후 상태가 달라졌습니다. {reason} 변경된 것은 없습니다. 검토한 후 다시 승인하십시오.',
  'could not start in time: {reason} Nothing was changed. Approve again to start in the next maintenance window, or now.':
    '제시간에 시작하지 못했습니다. {reason} 변경된 것은 없습니다. 다시 승인하면 다음 유지 관리 기간 또는 지금 시작합니다.',
  'has health issues on the new type. {issues}': '새 유형에서 상태 문제가 있습니다. {issues}',
  'is no longer monitored. {why}': '모니터링을 종료했습니다. {why}',
  ':busts_in_silhouette: Requested by {by}, {time}. A second approver must agree.':
    ':busts_in_silhouette: {by} 님이 요청, {time}. 두 번째 승인자의 동의가 필요합니다.',
  ':hourglass_flowing_sand: {approved} Starting now.':
    ':hourglass_flowing_sand: {approved} 시작하는 중입니다.',
  ':hourglass_flowing_sand: {approved} Starts {time}.':
    ':hourglass_flowing_sand: {approved} {time}에 시작합니다.',
  ':x: Failed, {time}: {reason}': ':x: 실패, {time}: {reason}',
  ':zzz: Snoozed by {by}, {time}, until {day}.': ':zzz: {by} 님이 미룸, {time}, {day}까지.',
  ':no_entry_sign: Dismissed by {by}, {time}: {reason}.':
    ':no_entry_sign: {by} 님이 제외, {time}: {reason}.',
  'Out of date since {time}: the plan has changed.':
    '{time}부터 유효하지 않음: 계획이 바뀌었습니다.',
  ':leftwards_arrow_with_hook: Cancelled by {by}, {time}. Nothing was changed.':
    ':leftwards_arrow_with_hook: {by} 님이 취소, {time}. 변경된 것은 없습니다.',
  ':repeat: Not started, {time}: {why} Nothing was changed.':
    ':repeat: 시작하지 못함, {time}: {why} 변경된 것은 없습니다.',
  'Cancelled by {by}, {time}: stops at the next step and rolls back to {from}.':
    '{by} 님이 취소, {time}. 다음 단계에서 멈추고 {from}(으)로 롤백합니다.',
  '{approved} Started {time}. Current step: {step}.':
    '{approved} {time}에 시작. 현재 단계: {step}.',
  starting: '시작하는 중',
  ':white_check_mark: Done, {time}: {outcome}.': ':white_check_mark: 완료, {time}: {outcome}.',
  'Monitored until {time}.': '{time}까지 모니터링합니다.',
  ':information_source: {away} (Observed {time}.)': ':information_source: {away} ({time} 확인)',
  'It is stopped again, on {type}.': '다시 {type} 유형으로 중지되어 있습니다.',
  'It is running on {type} again.': '다시 {type} 유형으로 실행 중입니다.',
  ':leftwards_arrow_with_hook: Rolled back by {by}, {time}. {now}':
    ':leftwards_arrow_with_hook: {by} 님이 롤백, {time}. {now}',
  ':leftwards_arrow_with_hook: Rolled back, {time}: {reason} {now} {approved}':
    ':leftwards_arrow_with_hook: 롤백됨, {time}: {reason} {now} {approved}',
  'Approved by {by}, {time}.': '{by} 님이 승인, {time}.',
  'Approved by {by} and {second}, {time}.': '{by} 님과 {second} 님이 승인, {time}.',
  '{type}, stopped as before': '{type}(으)로 변경, 이전처럼 중지 상태',
  'healthy on {type}': '{type}에서 정상',
  'changed to {type}': '{type}(으)로 변경',
} as const;
