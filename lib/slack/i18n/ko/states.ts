/** What has become of a suggestion: its state, its news, its watch, and what a check says. */
export const states = {
  'still has trouble on its new type, and its watch is over. {issues} It stays as it is until somebody decides.':
    '새 유형에서 문제가 남아 있으며, 지켜보는 기간이 끝났습니다. {issues} 누군가 결정할 때까지 그대로 둡니다.',
  'could not be looked at in its watch: look at it yourself. It stays on its new type.':
    '지켜보는 동안 상태를 확인하지 못했습니다. 직접 확인하세요. 새 유형을 유지합니다.',
  'has been well on its new type, and is kept. {looked}':
    '새 유형에서 정상이어서 유지합니다. {looked}',
  'is well on its new type, and is kept. {looked} It had trouble that has passed: {passed}':
    '새 유형에서 정상이어서 유지합니다. {looked} 지나간 문제: {passed}',
  '{issue} (Since {time}.)': '{issue} ({time}부터)',
  '{issue} ({from} to {until}.)': '{issue} ({from}부터 {until}까지)',
  'status checks': '상태 검사',
  'target health': '대상 상태',
  memory: '메모리',
  'CPU credits': 'CPU 크레딧',
  'Looked at: {signs}.': '확인함: {signs}.',
  'Not known: {signs}.': '알 수 없음: {signs}.',
  'It was stopped while it was watched, and not by this change.':
    '지켜보는 동안 중지되었으며, 이 변경 때문이 아닙니다.',
  'It was terminated while it was watched, and not by Trimtab.':
    '지켜보는 동안 종료되었으며, Trimtab이 한 것이 아닙니다.',
  'Its type was changed to {type} while it was watched, and not by this change.':
    '지켜보는 동안 유형이 {type}(으)로 바뀌었으며, 이 변경 때문이 아닙니다.',
  'another type': '다른 유형',
  'Its watch ended before its time: look yourself how it does.':
    '지켜보기가 예정보다 일찍 끝났습니다. 상태를 직접 확인하세요.',
  'Roll back until {day}.': '{day}까지 되돌릴 수 있습니다.',
  ':white_check_mark: No problems found.': ':white_check_mark: 문제가 없습니다.',
  ':no_entry: *It cannot be changed in place.*': ':no_entry: *제자리에서 변경할 수 없습니다.*',
  ':white_check_mark: *It can be changed.*': ':white_check_mark: *변경할 수 있습니다.*',
  'Nothing was changed: changes are approved on the cards of the digest.':
    '변경된 것은 없습니다. 변경은 다이제스트 카드에서 승인합니다.',
  '*What could not be read*': '*읽지 못한 것*',
  '{from} − {to} on demand, 730 h a month: {saving}.':
    '온디맨드 {from} − {to}, 월 730시간: {saving}.',
  'It is not billed on demand.': '온디맨드로 청구되지 않습니다.',
  'has changed since you approved it: {reason} Nothing was touched. As it is now, it cannot be approved.':
    '승인 이후 달라졌습니다. {reason} 아무것도 변경하지 않았습니다. 지금 상태로는 승인할 수 없습니다.',
  'has changed since you approved it: {reason} Nothing was touched. Review it and approve again.':
    '승인 이후 달라졌습니다. {reason} 아무것도 변경하지 않았습니다. 확인하고 다시 승인하세요.',
  'could not begin in time: {reason} Nothing was touched. Approve it again, and it begins in its next window, or now.':
    '제때 시작하지 못했습니다. {reason} 아무것도 변경하지 않았습니다. 다시 승인하면 다음 유지 관리 기간이나 지금 시작합니다.',
  'has trouble on its new type. {issues}': '새 유형에서 문제가 있습니다. {issues}',
  'is not watched any more. {why}': '더 이상 지켜보지 않습니다. {why}',
  ':busts_in_silhouette: {by} wants this, {time}. Somebody else has to agree.':
    ':busts_in_silhouette: {by} 님이 요청, {time}. 다른 사람의 동의가 필요합니다.',
  ':hourglass_flowing_sand: {approved} Starting.':
    ':hourglass_flowing_sand: {approved} 시작하는 중입니다.',
  ':hourglass_flowing_sand: {approved} Begins {time}.':
    ':hourglass_flowing_sand: {approved} {time}에 시작합니다.',
  ':x: Failed, {time}: {reason}': ':x: 실패, {time}: {reason}',
  ':zzz: Snoozed by {by}, {time}, until {day}.': ':zzz: {by} 님이 미룸, {time}, {day}까지.',
  ':no_entry_sign: Dismissed by {by}, {time}: {reason}.':
    ':no_entry_sign: {by} 님이 제외, {time}: {reason}.',
  'Out of date since {time}: the facts have changed.':
    '{time}부터 유효하지 않음: 사실이 바뀌었습니다.',
  ':leftwards_arrow_with_hook: Cancelled by {by}, {time}. Nothing was changed.':
    ':leftwards_arrow_with_hook: {by} 님이 취소, {time}. 변경된 것은 없습니다.',
  ':repeat: Not begun, {time}: {why} Nothing was changed.':
    ':repeat: 시작하지 못함, {time}: {why} 변경된 것은 없습니다.',
  'Cancelled by {by}, {time}: it ends at its next step. What it has touched by then goes back to {from}.':
    '{by} 님이 취소, {time}. 다음 단계에서 끝나며, 그때까지 바꾼 것은 {from}(으)로 되돌립니다.',
  '{approved} Began {time}. Now: {step}.': '{approved} {time}에 시작. 현재: {step}.',
  starting: '시작하는 중',
  ':white_check_mark: Done, {time}: {outcome}.': ':white_check_mark: 완료, {time}: {outcome}.',
  'Watched until {time}.': '{time}까지 지켜봅니다.',
  ':information_source: {away} (Seen {time}.)': ':information_source: {away} ({time} 확인)',
  'It is stopped again, as {type}.': '다시 {type}(으)로 중지되어 있습니다.',
  'It runs again on {type}.': '다시 {type}에서 실행 중입니다.',
  ':leftwards_arrow_with_hook: Rolled back by {by}, {time}. {now}':
    ':leftwards_arrow_with_hook: {by} 님이 되돌림, {time}. {now}',
  ':leftwards_arrow_with_hook: Rolled back, {time}: {reason} {now} {approved}':
    ':leftwards_arrow_with_hook: 되돌림, {time}: {reason} {now} {approved}',
  'Approved by {by}, {time}.': '{by} 님이 승인, {time}.',
  'Approved by {by} and {second}, {time}.': '{by} 님과 {second} 님이 승인, {time}.',
  '{type} now, and stopped as before': '{type}(으)로 변경, 이전처럼 중지 상태',
  'healthy on {type}': '{type}에서 정상',
  'changed to {type}': '{type}(으)로 변경',
} as const;
