/** Ways to buy, commitments, the plan, and what was saved. */
export const buying = {
  'On-Demand': '온디맨드',
  'Reserved, standard, {terms}': '예약 인스턴스 표준, {terms}',
  'Reserved, convertible, {terms}': '예약 인스턴스 컨버터블, {terms}',
  'Spot, {over}, {zone}': '스팟, {over}, {zone}',
  '{years} y, {payment}': '{years}년, {payment}',
  now: '현재',
  '30-day mean': '30일 평균',
  '30-day max': '30일 최고',
  'Recommended: *{option}*. {reason}': '권장: *{option}*. {reason}',
  '{hourly} · {monthly} a month': '{hourly} · 월 {monthly}',
  '{hourly} · {monthly} a month · {share} less': '{hourly} · 월 {monthly} · {share} 절감',
  'All {count} options: `/trimtab compare {id}`': '전체 {count}개: `/trimtab compare {id}`',
  'Monthly cost by purchase option': '구매 옵션별 월 비용',
  'cheapest payment option of each': '옵션별 가장 저렴한 결제 방식',
  '$ a month': '월 비용($)',
  cost: '비용',
  'RI stand. {years} y': 'RI 표준 {years}년',
  'RI conv. {years} y': 'RI 컨버터블 {years}년',
  '{plan} SP {years} y': '{plan} SP {years}년',
  Spot: '스팟',
  'No savings yet: no change has been approved.': '아직 절감액이 없습니다. 승인된 변경이 없습니다.',
  'Monthly savings': '월 절감액',
  day: '날짜',
  saved: '절감액',
  'Saves a month': '월 절감액',
  Day: '날짜',
  Instance: '인스턴스',
  Change: '변경',
  'Per month': '월',
  'Not shown: {more} older. `/trimtab history export` lists all.':
    '이전 항목 {more}개는 표시하지 않았습니다. 전체 목록: `/trimtab history export`.',
  'Saving {monthly} a month so far': '현재까지 월 {monthly} 절감',
  '*{title}* · {id} · {type} in {region}': '*{title}* · {id} · {type}, {region}',
  '*Recommended: {option}*': '*권장: {option}*',
  Option: '구매 옵션',
  'Per hour': '시간당',
  Upfront: '선결제',
  Saves: '절감',
  'Break-even usage': '손익분기 사용률',
  Payback: '회수 기간',
  '*Spot: suitable*': '*스팟: 적합*',
  '*Spot: not suitable*': '*스팟: 부적합*',
  '{n} month': '{n}개월',
  '{n} months': '{n}개월',
  'For all 730 hours of a month. A commitment is paid for every hour, whether the instance runs or not: below the break-even usage, On-Demand is cheaper.':
    '월 730시간 전체 기준입니다. 약정은 인스턴스 실행 여부와 관계없이 매시간 비용이 발생하므로, 사용률이 손익분기 사용률보다 낮으면 온디맨드가 더 저렴합니다.',
  '{title}: {option} recommended': '{title}: {option} 권장',
  '30-day average {hourly}: saves {saving} a month, interruptions included.':
    '30일 평균 {hourly}: 중단을 감안하여 월 {saving} 절감.',
  'AWS price list of {day}, SKU {sku}.': 'AWS 가격표 {day}, SKU {sku}.',
  'No active Reserved Instances or Savings Plans for EC2 in your accounts.':
    '계정에 활성 EC2 예약 인스턴스나 Savings Plans가 없습니다.',
  '{n} commitment': '약정 {n}개',
  '{n} commitments': '약정 {n}개',
  '*{commitments}* · {monthly} a month · saves {saves} a month compared with On-Demand':
    '*{commitments}* · 월 {monthly} · 온디맨드 대비 월 {saves} 절감',
  '{commitments}, {monthly} a month': '{commitments}, 월 {monthly}',
  Commitment: '약정',
  Scope: '적용 범위',
  Utilization: '사용률',
  Ends: '종료',
  '{more} more with smaller losses: see the AWS console.':
    '손실이 더 적은 {more}개는 AWS 콘솔에서 확인하십시오.',
  'Based on what runs now.': '지금 실행 중인 인스턴스를 기준으로 합니다.',
  'Based on {hours} hours of usage.': '{hours}시간의 사용량을 기준으로 합니다.',
  'Compute Savings Plans also apply to Fargate and Lambda, whose usage is not included here.':
    'Compute Savings Plans는 Fargate와 Lambda에도 적용되지만, 그 사용량은 여기에 포함되지 않습니다.',
  'Reserved: {count} × {type}, {system}, {terms}':
    '예약 인스턴스 {type} {count}개, {system}, {terms}',
  'all Regions': '모든 리전',
  '*From {now} to {end} a month*: right-size, then commit, then use Spot.':
    '*월 {now} → {end}*: 적정 크기로 조정하고, 약정을 구매한 다음, 스팟을 사용합니다.',
  '*What to buy*': '*구매 권장*',
  '*If you use or commit more or less*': '*사용량이나 약정 금액이 달라지면*',
  '*Commitment options compared*': '*약정 옵션 비교*',
  Commit: '약정',
  '{share} of the usage is kept as a safety margin': '사용량의 {share}를 여유분으로 제외함',
  'commitments that end during the term are included': '기간 중 종료되는 약정도 포함함',
  'Cost by commitment': '약정 금액별 비용',
  'Commitment, $ an hour': '시간당 약정 금액($)',
  'With the plans': '약정 적용',
  'Now: *{monthly}* a month': '현재: 월 *{monthly}*',
  'After right-sizing ({count} changes): *{monthly}* a month':
    '적정 크기 조정 후(변경 {count}개): 월 *{monthly}*',
  'With the plans below: *{monthly}* a month': '아래 약정 적용 후: 월 *{monthly}*',
  '{stage}, {difference} less': '{stage} ({difference} 감소)',
  '{stage}, {difference} more': '{stage} ({difference} 증가)',
  '• *{rate}* {product}': '• *{rate}* {product}',
  '• *{rate}* {product} in {account}': '• *{rate}* {product}, 계정 {account}',
  'Savings Plans, {terms}:': 'Savings Plans, {terms}:',
  'No mix of these plans is more than {gap} cheaper. <{console}|Buy them in the AWS console>; Trimtab never buys.':
    '다른 조합을 선택해도 추가 절감은 {gap} 이하입니다. <{console}|AWS 콘솔에서 구매>하십시오. Trimtab은 구매하지 않습니다.',
  'as planned': '계획대로',
  'Monthly cost of usage that your commitments do not cover:':
    '약정이 적용되지 않는 사용량의 월 비용:',
  'if you commit more or less: {costs}': '약정 금액이 달라지면: {costs}',
  '*One Compute Savings Plan of {rate}*': '*Compute Savings Plan 1개, {rate}*',
  '{monthly} a month: {difference} more than without it. With the plans above: {proposed}.':
    '월 {monthly}: 약정이 없을 때보다 {difference} 더 많습니다. 위 약정을 적용하면 {proposed}입니다.',
  '{monthly} a month: {difference} less than without it. With the plans above: {proposed}.':
    '월 {monthly}: 약정이 없을 때보다 {difference} 더 적습니다. 위 약정을 적용하면 {proposed}입니다.',
  'Compute Savings Plan': 'Compute Savings Plan',
  'Reserved Instances': '예약 인스턴스',
  'Based on what runs now: hourly usage is still being collected. Base a commitment on 30 days of usage.':
    '지금 실행 중인 인스턴스를 기준으로 합니다. 시간별 사용량을 수집하는 중이며, 약정은 30일치 사용량을 보고 결정하는 것이 좋습니다.',
  'Based on {hours} hours of usage from {from} to {to}.':
    '{from}부터 {to}까지 {hours}시간의 사용량 기준입니다.',
  '{gaps} hours are missing.': '{gaps}시간의 데이터가 없습니다.',
  'Upfront payments are spread over the term. Fargate and Lambda usage is not included.':
    '선결제 금액은 기간에 걸쳐 나누어 계산합니다. Fargate와 Lambda 사용량은 포함하지 않습니다.',
  'Compute Savings Plan: any family, any Region': 'Compute Savings Plan: 모든 패밀리, 모든 리전',
  'EC2 Instance Savings Plan: {family} in {region}':
    'EC2 Instance Savings Plan: {family}, {region}',
  'On demand': '온디맨드',
  'The bill is *{monthly}* a month lower: *{earned}* saved so far.':
    '청구액이 월 *{monthly}* 줄었고, 지금까지 *{earned}* 절감했습니다.',
  'As approved: on your bill where that was known, otherwise at list price; 730 hours a month. A change that was rolled back appears twice: as a saving and as its reversal.':
    '승인 당시 금액입니다. 알 수 있는 경우 실제 청구액 기준, 그 외에는 정가 기준이며, 한 달은 730시간입니다. 롤백한 변경은 절감과 취소로 두 번 표시됩니다.',
  'Based on its state now: no hourly usage has been collected yet.':
    '시간별 사용량이 아직 없어 현재 상태를 기준으로 합니다.',
  'It ran {uptime} of the {hours} hours observed; commitments cover {covered} of this usage.':
    '관측한 {hours}시간 중 {uptime} 동안 실행되었고, 이 사용량의 {covered}에 약정이 적용됩니다.',
  '*Spot: not known*': '*스팟: 알 수 없음*',
  What: '항목',
  Used: '사용률',
  ':warning: {more} more warnings: see the table.':
    ':warning: 경고 {more}개가 더 있습니다. 표를 확인하십시오.',
  ':warning: {name} ends in {days} days, on {day}. The usage that it covers is then billed on demand.':
    ':warning: {name}: {days}일 뒤 {day}에 끝납니다. 적용되던 사용량은 이후 온디맨드로 청구됩니다.',
  ':warning: {name}: utilization is only {share}.':
    ':warning: {name}: 사용률이 {share}에 불과합니다.',
  'The bill could fall from {now} to {end} a month':
    '월 청구액을 {now} → {end} 수준으로 줄일 수 있습니다',
  'The lowest cost is near {at} an hour: {least} a month, compared with {without} on demand.':
    '비용이 가장 낮은 지점은 시간당 약 {at}입니다: 월 {least}, 온디맨드는 {without}.',
  'The plans above commit {planned}: {why}.': '위 약정은 {planned}입니다: {why}.',
  'every plan is fully used in {share} of the hours': '모든 약정이 {share}의 시간 동안 전부 사용됨',
  'And Spot where interruption is acceptable ({count}): *{monthly}* a month':
    '중단되어도 되는 곳에 스팟({count}개): 월 *{monthly}*',
  'Buy the plans above: {terms}. The term is short because the fleet changes, and each plan is bought only where it is the cheapest option.':
    '위 Savings Plans를 권장합니다: {terms}. 인프라가 바뀌므로 기간이 짧고, 각각 가장 저렴한 경우에만 구매합니다.',
  'Three-year plans save more, but commit you to what runs today.':
    '3년 약정은 더 많이 절감하지만, 지금 실행 중인 구성에 묶입니다.',
  'Nothing: no Savings Plan with these terms is cheaper than on demand for the usage that is left.':
    '없음: 남은 사용량에 대해 이 조건으로 온디맨드보다 저렴한 Savings Plan이 없습니다.',
  'if usage grows or shrinks: {costs}': '사용량이 늘거나 줄면: {costs}',
  'Compute plan': 'Compute 약정',
  'EC2 Instance plans': 'EC2 Instance 약정',
  'at least {amount}': '최소 {amount}',
  'at most {amount}': '최대 {amount}',
} as const;
