/** The App Home, and how Trimtab is set up. */
export const home = {
  'My suggestions': '내 제안',
  'None is assigned to you or for your instances.':
    '나에게 맡겨졌거나 내 인스턴스에 대한 제안이 없습니다.',
  Waiting: '대기',
  'Nothing waits for a second approver or a window.':
    '두 번째 승인이나 유지 관리 기간을 기다리는 것이 없습니다.',
  Running: '진행',
  'Nothing is being changed.': '변경 중인 것이 없습니다.',
  Saved: '절감',
  Settings: '설정',
  'I speak English to you, as your Slack is set up.': 'Slack 설정에 따라 한국어로 표시합니다.',
  Refresh: '새로 고침',
  'And {more} more: the button under the digest shows what is open, `/trimtab history` the rest.':
    '{more}개가 더 있습니다. 열린 것은 다이제스트 아래 버튼으로, 나머지는 `/trimtab history`로 볼 수 있습니다.',
  '{bar} {done} of {all} steps done': '{bar} {all}단계 중 {done}단계 완료',
  '{amount} a month': '월 {amount}',
  '`{bars}` since {day}': '`{bars}` {day}부터',
  '`/trimtab savings` shows the chart and every change.':
    '`/trimtab savings`로 차트와 모든 변경을 볼 수 있습니다.',
  'How Trimtab is set up': 'Trimtab 설정',
  '*How Trimtab is set up*': '*Trimtab 설정*',
  'Change these in `trimtab.yml` and deploy again.': '`trimtab.yml`에서 바꾸고 다시 배포하세요.',
  'The digest is posted in {channel}.': '다이제스트는 {channel}에 올라옵니다.',
  'There are no approvers yet.': '아직 승인자가 없습니다.',
  'Approvers: {approvers}.': '승인자: {approvers}.',
  'Approvers see all settings.': '승인자에게는 모든 설정이 보입니다.',
  '*Digest:* {channel}, every day at {hour} {zone}, the best {top}; a day without news is one line':
    '*다이제스트:* {channel}, 매일 {hour} {zone}, 상위 {top}개; 새 소식이 없으면 한 줄',
  '*Digest:* {channel}, every day at {hour} {zone}, the best {top}; a day without news is no message':
    '*다이제스트:* {channel}, 매일 {hour} {zone}, 상위 {top}개; 새 소식이 없으면 메시지 없음',
  '*Approvers:* {approvers}': '*승인자:* {approvers}',
  'none yet': '아직 없음',
  '*Accounts and Regions:* {accounts}; {regions}': '*계정과 리전:* {accounts}; {regions}',
  '{shown} and {more} more in `trimtab.yml`': '{shown} 외 {more}개(`trimtab.yml`)',
  'every Region that is enabled': '활성화된 모든 리전',
  '*May change:* instances with `{tag}`, to `{types}`':
    '*변경 허용:* 태그 `{tag}`가 있는 인스턴스, `{types}` 유형으로',
  '*Limits:* {perHour} an hour, {perDay} a day, {atOnce} at once; an approval holds {hours} h':
    '*한도:* 시간당 {perHour}개, 하루 {perDay}개, 동시 {atOnce}개; 승인 유효 {hours}시간',
  '*After a change:* monitored for {hours} h, one-click rollback for {rollback}, no new suggestion for {coolDown}':
    '*변경 후:* {hours}시간 모니터링, {rollback} 동안 클릭 한 번으로 롤백 가능, {coolDown} 동안 새 제안 없음',
  '{n} day': '{n}일',
  '{n} days': '{n}일',
  '*Window {name}:* `{cron}` for {hours} h, {zone}':
    '*유지 관리 기간 {name}:* `{cron}`, {hours}시간, {zone}',
  '*Frozen:* {from} to {until}': '*변경 금지:* {from}–{until}',
  '… and more of these: `trimtab.yml` has all.': '… 그 밖의 항목은 `trimtab.yml`에 있습니다.',
  '*Commitments:* shared between accounts: {shared}; proposed: {terms}':
    '*약정:* 계정 간 공유: {shared}; 제안 조건: {terms}',
  yes: '예',
  no: '아니요',
  'never changed': '변경 안 함',
  'two approvers': '승인자 2명',
  'capacity reservation': '용량 예약',
  'backup image': '백업 이미지',
  'window {name}': '유지 관리 기간 {name}',
  '*With {tag}:* {asks}': '*{tag}:* {asks}',
  'nothing more': '추가 조건 없음',
  '*Route:* {which} → {where}': '*전달 대상:* {which} → {where}',
  'the rest': '나머지',
  'the owner in the tag {tag}': '태그 {tag}의 담당자',
} as const;
