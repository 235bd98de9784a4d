/** The help, and what is answered to words that are not understood. */
export const commands = {
  'What Trimtab can do': 'Trimtab으로 할 수 있는 것',
  '*What do we spend?*': '*얼마를 쓰고 있나요?*',
  '*What should we buy?*': '*무엇을 사야 하나요?*',
  '*What happened?*': '*무슨 일이 있었나요?*',
  '*Stop everything*': '*모두 멈추기*',
  'I do not know `{word}`.': '`{word}`은(는) 모르는 말입니다.',
  'Type `/trimtab help` for everything I can do.':
    '할 수 있는 것은 `/trimtab help`로 볼 수 있습니다.',
  'A tag is written `tag=key:value`, for example `tag=env:prod`.':
    '태그는 `tag=key:value`로 씁니다. 예: `tag=env:prod`.',
  'A report is sorted by {orders}: `sort=cost`.': '정렬 기준: {orders}. 예: `sort=cost`.',
  'A report takes `account=`, `region=`, `tag=key:value`, `family=`, `sort=` and `csv`.':
    'report에는 `account=`, `region=`, `tag=key:value`, `family=`, `sort=`, `csv`를 쓸 수 있습니다.',
  'Check what? Type `/trimtab check i-0123456789abcdef0 m7i.large`.':
    '무엇을 검사할까요? `/trimtab check i-0123456789abcdef0 m7i.large`처럼 입력하십시오.',
  '`{word}` is not an instance type. It looks like `m7i.large`.':
    '`{word}`은(는) 인스턴스 유형이 아닙니다. 예: `m7i.large`.',
  'Types are found by `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*` and `region=eu-west-1`.':
    '유형은 `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*`, `region=eu-west-1`로 찾습니다.',
  'I do not understand `{word}`.': '`{word}`을(를) 이해하지 못했습니다.',
  '`{word}` is not an amount. `/trimtab plan 2.50` says what a Compute Savings Plan of $2.50 an hour would do.':
    '`{word}`은(는) 금액이 아닙니다. `/trimtab plan 2.50`은 시간당 $2.50의 Compute Savings Plan을 사면 어떻게 되는지 알려 줍니다.',
  'Did you mean `{word}`?': '`{word}`을(를) 찾으셨나요?',
  '*What can we save?*': '*얼마를 절감할 수 있나요?*',
  '*What about this instance?*': '*이 인스턴스는 어떤가요?*',
  '*How is Trimtab set up?*': '*Trimtab은 어떻게 설정되어 있나요?*',
  'every instance with its cost, most expensive first; `csv` sends a file':
    '모든 인스턴스와 비용, 비용이 큰 순서; `csv`를 붙이면 파일로 전송',
  'the open suggestions that save most': '절감액이 가장 큰 제안',
  'the cards of all open suggestions of a channel, largest saving first':
    '채널에 열려 있는 모든 제안의 카드, 절감액이 큰 순서',
  'what it is, what it costs part by part, what could be changed; by ID or name':
    '구성, 항목별 비용, 변경할 수 있는 것; ID 또는 이름으로',
  'every way to buy it with its break-even point, and the one to take; by ID or name':
    '모든 구매 옵션과 손익분기점, 권장 옵션; ID 또는 이름으로',
  'what blocks a change to another type, and what the change would save':
    '다른 유형으로의 변경을 막는 것과 예상 절감액',
  'types that have what you need, cheapest first': '조건에 맞는 인스턴스 유형, 가격이 낮은 순서',
  'the bill after right-sizing, commitments and Spot; or after a Compute Savings Plan of $2.50 an hour':
    '크기 조정, 약정, 스팟을 적용한 청구액; 또는 시간당 $2.50의 Compute Savings Plan을 적용한 청구액',
  'the Reserved Instances and Savings Plans that you own, how well they are used, and when they end':
    '보유한 예약 인스턴스와 Savings Plans, 사용률, 종료일',
  'what the approved changes have saved so far, over time and one by one':
    '승인된 변경으로 지금까지 절감한 금액, 기간별·항목별',
  'who did what, when and why; `export` sends a file of JSON lines':
    '누가 언제 왜 무엇을 했는지; `export`를 붙이면 JSON Lines 파일로 전송',
  'channel, approvers, limits, maintenance windows; approvers see all of it':
    '채널, 승인자, 한도, 유지 관리 기간; 승인자에게는 전체 표시',
  'this list': '이 목록',
  'the kill switch: no new change begins, and what has not reached its new type rolls back':
    '비상 정지: 새 변경을 시작하지 않고, 아직 새 유형이 되지 않은 변경은 롤백',
  'changes may begin again after a stop': '정지를 해제하고 변경을 다시 시작',
  'The digest is posted every morning in its channel, with Approve, Details, Snooze, Dismiss and Assign on its cards. My Home tab shows what is yours. A value with spaces stands in quotes: `tag=team:"data platform"`.':
    '다이제스트는 매일 아침 채널에 게시되며, 카드에서 승인, 자세히, 미루기, 제외, 담당자 지정을 할 수 있습니다. 내 제안은 홈 탭에 있습니다. 공백이 있는 값은 따옴표로 묶습니다: `tag=team:"data platform"`.',
  '`{name}=` needs a value.': '`{name}=` 뒤에 값이 필요합니다.',
  'Which instance? Type `/trimtab {verb} i-0123456789abcdef0`, or its name.':
    '어느 인스턴스입니까? `/trimtab {verb} i-0123456789abcdef0` 형식으로, 또는 이름을 입력하십시오.',
  '`{word}` is not an instance ID. It looks like `i-0123456789abcdef0`.':
    '인스턴스 ID가 아닙니다: `{word}`. 예: `i-0123456789abcdef0`.',
  '`/trimtab top` takes a number from 1 to {most}: `/trimtab top 5`.':
    '`/trimtab top`에는 1부터 {most}까지의 수를 씁니다: `/trimtab top 5`.',
  '`/trimtab open` takes `after=8` and `in=` with the ID of a channel.':
    '`/trimtab open`에는 `after=8`과 채널 ID를 쓴 `in=`을 쓸 수 있습니다.',
} as const;
