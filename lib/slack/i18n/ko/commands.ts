/** What can be typed, and what is answered to a typo. */
export const commands = {
  'What Trimtab can do': 'Trimtab으로 할 수 있는 것',
  '*What do we spend?*': '*얼마를 쓰고 있나요?*',
  '`/trimtab report` every instance with its cost, dearest first':
    '`/trimtab report` 모든 인스턴스와 비용, 비싼 순서',
  '`/trimtab report account=… region=… tag=key:value family=… sort=name csv` some of them, in another order, as a file; a value with spaces in quotes: `tag=team:"data platform"`':
    '`/trimtab report account=… region=… tag=key:value family=… sort=name csv` 일부만, 다른 순서로, 파일로; 공백이 있는 값은 따옴표로: `tag=team:"data platform"`',
  '*What about this one?*': '*이 인스턴스는?*',
  '`/trimtab instance i-…` or `/trimtab instance its-name` what it is, what it costs, what could be done':
    '`/trimtab instance i-…` 또는 `/trimtab instance its-name` 구성, 비용, 할 수 있는 것',
  '`/trimtab compare i-…` every way to buy it, and the one to take':
    '`/trimtab compare i-…` 모든 구매 방식과 권장 방식',
  '`/trimtab check i-… m7i.large` what speaks against a change, and what it saves':
    '`/trimtab check i-… m7i.large` 변경을 막는 것과 절감액',
  '`/trimtab find vcpu=4 memory=16 arch=arm64` types that have what you need, cheapest first; also `burstable=no disk=yes family=m7* region=…`':
    '`/trimtab find vcpu=4 memory=16 arch=arm64` 조건에 맞는 유형, 싼 순서; `burstable=no disk=yes family=m7* region=…`도 가능',
  '*What should we buy?*': '*무엇을 사야 하나요?*',
  '`/trimtab plan` right-size, then commit, then Spot: the bill after each':
    '`/trimtab plan` 크기 조정, 약정, 스팟 순서로 줄어드는 청구액',
  '`/trimtab plan 2.50` what a Compute Savings Plan of $2.50 an hour would do':
    '`/trimtab plan 2.50` 시간당 $2.50의 Compute Savings Plan을 사면',
  '`/trimtab commitments` what you own, how well it is used, and when it ends':
    '`/trimtab commitments` 보유한 약정, 사용률, 종료일',
  '*What happened?*': '*무슨 일이 있었나요?*',
  '`/trimtab savings` what was saved so far, over time and one by one':
    '`/trimtab savings` 지금까지 절감한 금액, 기간별·항목별',
  '`/trimtab history` or `/trimtab history i-…` who did what, when; with `export` as a file of JSON lines':
    '`/trimtab history` 또는 `/trimtab history i-…` 누가 언제 무엇을 했는지; `export`를 붙이면 JSON lines 파일로',
  '*How is it set up?*': '*설정은?*',
  '`/trimtab settings` channel, approvers, limits, windows':
    '`/trimtab settings` 채널, 승인자, 한도, 유지 관리 기간',
  '*Stop everything*': '*모두 멈추기*',
  '`/trimtab stop` no change goes on; what is under way goes back. `/trimtab start` lets it go on':
    '`/trimtab stop` 변경을 멈추고, 진행 중인 것은 되돌립니다. `/trimtab start`로 다시 시작합니다',
  '*What can be trimmed?*': '*무엇을 줄일 수 있나요?*',
  'The digest comes every morning in its channel. Approve, Details, Snooze, Dismiss and Assign are on its cards; what is yours is on my Home.':
    '다이제스트는 매일 아침 채널에 올라옵니다. 카드에 승인, 자세히, 미루기, 제외, 맡기기가 있고, 내 것은 홈 탭에 있습니다.',
  'I do not know `{word}`.': '`{word}`은(는) 모르는 말입니다.',
  'Type `/trimtab help` for everything I can do.':
    '할 수 있는 것은 `/trimtab help`로 볼 수 있습니다.',
  '`{by}=` needs a value, for example `region=eu-west-1`.':
    '`{by}=` 뒤에 값이 필요합니다. 예: `region=eu-west-1`.',
  'A tag is written `tag=key:value`, for example `tag=env:prod`.':
    '태그는 `tag=key:value`로 씁니다. 예: `tag=env:prod`.',
  'A report is sorted by {orders}: `sort=cost`.': '정렬 기준: {orders}. 예: `sort=cost`.',
  'A report takes `account=`, `region=`, `tag=key:value`, `family=`, `sort=` and `csv`.':
    'report에는 `account=`, `region=`, `tag=key:value`, `family=`, `sort=`, `csv`를 쓸 수 있습니다.',
  'Which one? Type `/trimtab {verb} i-0123456789abcdef0`, or its name.':
    '어느 인스턴스인가요? `/trimtab {verb} i-0123456789abcdef0` 또는 이름을 입력하세요.',
  'Check what? Type `/trimtab check i-0123456789abcdef0 m7i.large`.':
    '무엇을 검사할까요? `/trimtab check i-0123456789abcdef0 m7i.large`처럼 입력하세요.',
  '`{word}` is not an instance type. It looks like `m7i.large`.':
    '`{word}`은(는) 인스턴스 유형이 아닙니다. 예: `m7i.large`.',
  'Types are found by `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*` and `region=eu-west-1`.':
    '유형은 `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*`, `region=eu-west-1`로 찾습니다.',
  'I do not understand `{word}`.': '`{word}`을(를) 이해하지 못했습니다.',
  '`{word}` is not an instance id. It looks like `i-0123456789abcdef0`.':
    '`{word}`은(는) 인스턴스 ID가 아닙니다. 예: `i-0123456789abcdef0`.',
  '`{word}` is not an amount. `/trimtab plan 2.50` says what a Compute Savings Plan of $2.50 an hour would do.':
    '`{word}`은(는) 금액이 아닙니다. `/trimtab plan 2.50`은 시간당 $2.50의 Compute Savings Plan을 사면 어떻게 되는지 알려 줍니다.',
  'Did you mean `{word}`?': '`{word}`을(를) 찾으셨나요?',
} as const;
