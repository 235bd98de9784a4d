/** The App Home, and how Trimtab is set up. */
export const home = {
  'My suggestions': '내 제안',
  'No suggestions are assigned to you, and none concern your instances.':
    '나에게 지정되었거나 내 인스턴스에 대한 제안이 없습니다.',
  Waiting: '대기',
  'Nothing is waiting for a second approver or a maintenance window.':
    '두 번째 승인이나 유지 관리 기간을 기다리는 변경이 없습니다.',
  'In progress': '진행 중',
  'No change is in progress.': '진행 중인 변경이 없습니다.',
  Saved: '절감',
  Settings: '설정',
  'Shown in English, the language of your Slack.': 'Slack 언어 설정에 따라 한국어로 표시합니다.',
  Refresh: '새로 고침',
  '{more} more: see the button below the digest for open suggestions, and `/trimtab history` for the rest.':
    '{more}개가 더 있습니다. 열린 제안은 다이제스트 아래 버튼에서, 나머지는 `/trimtab history`에서 확인하십시오.',
  '{bar} {done} of {all} steps done': '{bar} {all}단계 중 {done}단계 완료',
  'Saves {amount} a month': '월 {amount} 절감',
  '`{bars}` since {day}': '`{bars}` {day}부터',
  '`/trimtab savings` shows the chart and all changes.':
    '`/trimtab savings`에서 차트와 모든 변경을 볼 수 있습니다.',
  'Trimtab settings': 'Trimtab 설정',
  '*Trimtab settings*': '*Trimtab 설정*',
  'Change them in `trimtab.yml` and deploy again.':
    '`trimtab.yml`에서 변경한 후 다시 배포하십시오.',
  'The digest is posted in {channel}.': '다이제스트가 게시되는 채널: {channel}.',
  'Approvers: {approvers}.': '승인자: {approvers}.',
  'Approvers see all settings.': '전체 설정은 승인자에게만 표시됩니다.',
  '*Digest:* {channel}, daily at {hour} {zone}, top {top}; one line on days with nothing new':
    '*다이제스트:* {channel}, 매일 {hour} {zone}, 상위 {top}개; 새 소식이 없는 날은 한 줄',
  '*Digest:* {channel}, daily at {hour} {zone}, top {top}; no message on days with nothing new':
    '*다이제스트:* {channel}, 매일 {hour} {zone}, 상위 {top}개; 새 소식이 없는 날은 메시지 없음',
  '*Approvers:* {approvers}': '*승인자:* {approvers}',
  'none yet': '아직 없음',
  '{shown} and {more} more in `trimtab.yml`': '{shown} 외 {more}개(`trimtab.yml`)',
  'all enabled Regions': '활성화된 모든 리전',
  '*Can change:* instances with the tag `{tag}`, to `{types}`':
    '*변경 허용:* 태그 `{tag}` 인스턴스, 허용 유형 `{types}`',
  '*Limits:* {perHour} changes an hour, {perDay} a day, {atOnce} at a time; approvals are valid for {hours} h':
    '*한도:* 시간당 {perHour}개, 하루 {perDay}개, 동시 {atOnce}개; 승인 유효 시간 {hours}시간',
  '*After a change:* monitored for {hours} h, one-click rollback for {rollback}, no new suggestion for {coolDown}':
    '*변경 후:* {hours}시간 모니터링, {rollback} 동안 클릭 한 번으로 롤백 가능, {coolDown} 동안 다시 제안하지 않음',
  '{n} day': '{n}일',
  '{n} days': '{n}일',
  '*Maintenance window {name}:* `{cron}` for {hours} h, {zone}':
    '*유지 관리 기간 {name}:* `{cron}`, {hours}시간, {zone}',
  '*Change freeze:* {from} to {until}': '*변경 금지:* {from}–{until}',
  '… and more: see `trimtab.yml`.': '… 나머지는 `trimtab.yml`에 있습니다.',
  '*Commitments:* shared between accounts: {shared}; suggested terms: {terms}':
    '*약정:* 계정 간 공유: {shared}; 제안 조건: {terms}',
  yes: '예',
  no: '아니요',
  'never change': '변경 안 함',
  'two approvers': '승인자 2명',
  'capacity reservation': '용량 예약',
  'backup image': '백업 이미지',
  'maintenance window {name}': '유지 관리 기간 {name}',
  '*With {tag}:* {asks}': '*{tag}:* {asks}',
  'no further conditions': '추가 조건 없음',
  'all others': '나머지',
  'the owner in the tag {tag}': '태그 {tag}의 담당자',
  Running: '진행',
  '{amount} a month': '월 {amount}',
  'There are no approvers yet.': '아직 승인자가 없습니다.',
  '*Accounts and Regions:* {accounts}; {regions}': '*계정과 리전:* {accounts}; {regions}',
  'window {name}': '유지 관리 기간 {name}',
  '*Route:* {which} → {where}': '*전달 대상:* {which} → {where}',
  'the rest': '나머지',
} as const;
