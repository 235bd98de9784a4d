/** Ways to buy, commitments, the plan, and what was saved. */
export const buying = {
  'On demand': '온디맨드',
  'Reserved, standard, {terms}': '예약 인스턴스 표준, {terms}',
  'Reserved, convertible, {terms}': '예약 인스턴스 컨버터블, {terms}',
  'Spot, {over}, {zone}': '스팟, {over}, {zone}',
  '{years} y, {payment}': '{years}년, {payment}',
  now: '현재',
  '30-day mean': '30일 평균',
  '30-day max': '30일 최고',
  '{option}: {hourly}, {monthly} a month': '{option}: {hourly}, 월 {monthly}',
  '{option}: {hourly}, {monthly} a month, {share} less':
    '{option}: {hourly}, 월 {monthly}, {share} 절감',
  'Take *{option}*. {reason}': '권장: *{option}*. {reason}',
  'A month, by how it is bought': '구매 방식별 월 비용',
  'the cheapest payment of each': '방식별 가장 싼 결제',
  '$ a month': '월 비용($)',
  cost: '비용',
  'RI stand. {years} y': 'RI 표준 {years}년',
  'RI conv. {years} y': 'RI 컨버터블 {years}년',
  '{plan} SP {years} y': '{plan} SP {years}년',
  Spot: '스팟',
  'Nothing has been saved yet: no change has been approved.':
    '아직 절감한 금액이 없습니다. 승인된 변경이 없습니다.',
  'The bill is *{monthly}* a month lower: *{earned}* saved so far.':
    '청구액이 월 *{monthly}* 줄었고, 지금까지 *{earned}* 절감했습니다.',
  'Lower bill': '줄어든 청구액',
  day: '날짜',
  saved: '절감액',
  Day: '날짜',
  Instance: '인스턴스',
  Change: '변경',
  'A month': '월',
  'And {more} older: `/trimtab history export` has all of them.':
    '이전 항목 {more}개가 더 있습니다. `/trimtab history export`에 모두 있습니다.',
  'As approved: on your bill where that was known, otherwise at list price; 730 hours a month. A change that was rolled back appears twice: as a saving and as its reversal.':
    '승인 당시 금액입니다. 알 수 있는 경우 실제 청구액 기준, 그 외에는 정가 기준이며, 한 달은 730시간입니다. 롤백한 변경은 절감과 취소로 두 번 표시됩니다.',
  'Saved so far: {monthly} a month': '지금까지 절감: 월 {monthly}',
  '*{title}* · {id} · {type} in {region}': '*{title}* · {id} · {type}, {region}',
  'Based on its state now: no hourly usage has been collected yet.':
    '시간별 사용량이 아직 없어 현재 상태를 기준으로 합니다.',
  'It ran {uptime} of the {hours} hours observed; commitments cover {covered} of this usage.':
    '관측한 {hours}시간 중 {uptime} 동안 실행되었고, 이 사용량의 {covered}에 약정이 적용됩니다.',
  '*Take: {option}*': '*권장: {option}*',
  Option: '구매 방식',
  'An hour': '시간당',
  Upfront: '선결제',
  Saves: '절감',
  'Break-even use': '손익분기 사용률',
  'Paid back': '회수 기간',
  '*Spot: suitable*': '*스팟: 적합*',
  '*Spot: not suitable*': '*스팟: 부적합*',
  '*Spot: not known*': '*스팟: 알 수 없음*',
  '{n} month': '{n}개월',
  '{n} months': '{n}개월',
  'For all 730 hours of a month. A commitment is paid in every hour, whether the instance runs or not; below its break-even share of the hours, on demand is cheaper.':
    '한 달 730시간 전체 기준입니다. 약정은 인스턴스 실행 여부와 관계없이 매시간 비용이 들며, 사용률이 손익분기보다 낮으면 온디맨드가 더 쌉니다.',
  '{title}: take {option}': '{title}: {option} 권장',
  'On average {hourly} in 30 days: {saving} a month less, interruptions counted.':
    '30일 평균 {hourly}: 중단을 감안해도 월 {saving} 적습니다.',
  'AWS price list of {day}, SKU {sku}.': 'AWS 가격표 {day}, SKU {sku}.',
  'No Reserved Instances and no Savings Plans for EC2 are active in your accounts.':
    '계정에 활성 상태인 EC2 예약 인스턴스나 Savings Plans가 없습니다.',
  '{n} commitment': '약정 {n}개',
  '{n} commitments': '약정 {n}개',
  '*{commitments}* · {monthly} a month · saving {saves} a month compared with on demand':
    '*{commitments}* · 월 {monthly} · 온디맨드보다 월 {saves} 절감',
  '{commitments}, {monthly} a month': '{commitments}, 월 {monthly}',
  What: '항목',
  Where: '위치',
  Used: '사용률',
  Ends: '종료',
  '{more} more with smaller losses: see the AWS console.':
    '손실이 더 적은 항목 {more}개는 AWS 콘솔에서 볼 수 있습니다.',
  'Based on what runs now.': '지금 실행 중인 것을 기준으로 합니다.',
  'Based on {hours} hours of usage.': '{hours}시간의 사용량을 기준으로 합니다.',
  'A Compute Savings Plan also pays for Fargate and Lambda, which are not seen here.':
    'Compute Savings Plan은 Fargate와 Lambda에도 적용되지만 여기서는 보이지 않습니다.',
  ':warning: {more} more warnings: see the table.':
    ':warning: 경고 {more}개가 더 있습니다. 표를 확인하세요.',
  ':warning: {name} ends in {days} days, on {day}. The usage that it covers is then billed on demand.':
    ':warning: {name}: {days}일 뒤 {day}에 끝납니다. 적용되던 사용량은 이후 온디맨드로 청구됩니다.',
  ':warning: {name}: utilization is only {share}.':
    ':warning: {name}: 사용률이 {share}에 불과합니다.',
  '{count} × {type} reserved, {system}, {terms}':
    '예약 인스턴스 {type} {count}개, {system}, {terms}',
  everywhere: '모든 리전',
  '*From {now} to {end} a month*: right-size first, then commit, then Spot.':
    '*월 {now} → {end}*: 먼저 크기를 맞추고, 약정하고, 스팟을 씁니다.',
  '*What to buy*': '*구매할 것*',
  '*If usage or commitment differs*': '*사용량이나 약정이 달라지면*',
  '*Commitment options compared*': '*약정 옵션 비교*',
  Commit: '약정',
  'The bill could fall from {now} to {end} a month':
    '월 청구액을 {now} → {end} 수준으로 줄일 수 있습니다',
  'The lowest cost is near {at} an hour: {least} a month, compared with {without} on demand.':
    '비용이 가장 낮은 지점은 시간당 약 {at}입니다: 월 {least}, 온디맨드는 {without}.',
  'The plans above commit {planned}: {why}.': '위 약정은 {planned}입니다: {why}.',
  '{share} of the usage is left out for safety': '안전을 위해 사용량의 {share}를 제외함',
  'every plan is fully used in {share} of the hours': '모든 약정이 {share}의 시간 동안 전부 사용됨',
  'commitments that end within the term count too': '기간 중에 끝나는 약정도 포함함',
  'Cost against commitment': '약정 금액별 비용',
  'Committed, $ an hour': '시간당 약정($)',
  'With the plans': '약정 적용',
  'Now: *{monthly}* a month': '현재: 월 *{monthly}*',
  'Right-sized ({count} changes): *{monthly}* a month': '크기 조정(변경 {count}개): 월 *{monthly}*',
  'With the plans below: *{monthly}* a month': '아래 약정 적용: 월 *{monthly}*',
  'And Spot where interruption is acceptable ({count}): *{monthly}* a month':
    '중단되어도 되는 곳에 스팟({count}개): 월 *{monthly}*',
  '{stage}, {less} less': '{stage}, {less} 감소',
  'Buy the plans above: {terms}. The term is short because the fleet changes, and each plan is bought only where it is the cheapest option.':
    '위 Savings Plans를 권장합니다: {terms}. 인프라가 바뀌므로 기간이 짧고, 각각 가장 저렴한 경우에만 구매합니다.',
  'Three-year plans save more, but commit you to what runs today.':
    '3년 약정은 더 많이 절감하지만, 지금 실행 중인 구성에 묶입니다.',
  '• *{rate}* {product}': '• *{rate}* {product}',
  '• *{rate}* {product} in {account}': '• *{rate}* {product}, 계정 {account}',
  'Nothing: no Savings Plan with these terms is cheaper than on demand for the usage that is left.':
    '없음: 남은 사용량에 대해 이 조건으로 온디맨드보다 저렴한 Savings Plan이 없습니다.',
  'Savings Plans, {terms}:': 'Savings Plans, {terms}:',
  'No mix of these plans is more than {gap} cheaper. <{console}|Buy them in the AWS console>: Trimtab never buys.':
    '이 약정들을 다르게 조합해도 {gap} 넘게 싸지지 않습니다. <{console}|AWS 콘솔에서 구매>하세요. Trimtab은 구매하지 않습니다.',
  'as planned': '계획대로',
  'Monthly cost of usage that your commitments do not cover:':
    '보유 약정이 부담하지 않는 사용량의 월 비용:',
  'if you commit more or less: {costs}': '약정을 늘리거나 줄이면: {costs}',
  'if usage grows or shrinks: {costs}': '사용량이 늘거나 줄면: {costs}',
  '*One Compute plan of {rate}*': '*Compute 약정 하나, {rate}*',
  '{monthly} a month: {difference} more than without; the plans above make it {proposed}.':
    '월 {monthly}: 약정이 없을 때보다 {difference} 더 듭니다. 위 약정이면 {proposed}입니다.',
  '{monthly} a month: {difference} less than without; the plans above make it {proposed}.':
    '월 {monthly}: 약정이 없을 때보다 {difference} 적습니다. 위 약정이면 {proposed}입니다.',
  'Compute plan': 'Compute 약정',
  'EC2 Instance plans': 'EC2 Instance 약정',
  'Reserved Instances': '예약 인스턴스',
  'By what runs now: hourly usage is still being collected, and a commitment should rest on 30 days of it.':
    '지금 실행 중인 것을 기준으로 합니다. 시간별 사용량을 아직 모으는 중이며, 약정은 30일치를 보고 정하는 것이 좋습니다.',
  'By {hours} hours of usage from {from} to {to}.':
    '{from}부터 {to}까지 {hours}시간의 사용량 기준입니다.',
  '{gaps} hours are missing.': '{gaps}시간이 빠져 있습니다.',
  'Upfront payments are spread over the term. Fargate and Lambda are not seen.':
    '선결제는 기간에 나누어 계산합니다. Fargate와 Lambda는 보이지 않습니다.',
  'Compute Savings Plan: any family, any Region': 'Compute Savings Plan: 모든 패밀리, 모든 리전',
  'EC2 Instance Savings Plan: {family} in {region}':
    'EC2 Instance Savings Plan: {family}, {region}',
} as const;
