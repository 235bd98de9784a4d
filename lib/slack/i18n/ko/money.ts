/** What the rules say of prices, commitments and purchases, and what types are. */
export const money = {
  '{instanceType} ({platform}, {tenancy}) in {region}':
    '{region}의 {instanceType} ({platform}, {tenancy})',
  'The price of {what} was not read.': '가격을 읽지 못했습니다: {what}.',
  'The answer of the Price List for {what} could not be parsed.':
    'Price List의 응답을 이해할 수 없습니다: {what}.',
  'The Price List has no price for {what}.': 'Price List에 가격이 없습니다: {what}.',
  'The Price List has {count} prices for {what}: none is used.':
    'Price List에 가격이 {count}개 있어 어느 것도 쓰지 않습니다: {what}.',
  'The price of {what} is not one price per hour in US dollars (SKU {sku}).':
    '가격이 시간당 미국 달러 금액 하나로 되어 있지 않습니다: {what} (SKU {sku}).',
  'The price of {what} is zero: it is billed through another item, such as its host (SKU {sku}).':
    '가격이 0입니다. 호스트 등 다른 항목으로 청구됩니다: {what} (SKU {sku}).',
  'It has no price in the price list: EC2 does not say its operating system or tenancy, or it is in a Local or Wavelength Zone.':
    '가격표에 가격이 없습니다. EC2가 운영 체제나 테넌시를 알려 주지 않거나, 로컬 영역 또는 Wavelength 영역에 있습니다.',
  '{lifecycle}: not the list price': '{lifecycle}: 정가가 아님',
  'AWS price list of {date}, {region}, {operation}, SKU {skus}':
    '{date} AWS 가격표, {region}, {operation}, SKU {skus}',
  "Commitments can't be read. {why}": '약정을 읽을 수 없습니다. {why}',
  'The size of {instanceType} in normalisation units is not known.':
    '정규화 단위로 나타낸 크기를 알 수 없습니다: {instanceType}.',
  'The size of the reservation {id} in units is not known.':
    '예약 인스턴스의 정규화 단위 크기를 알 수 없습니다: {id}.',
  'It runs on a Dedicated Host, which is billed instead of the instance.':
    '전용 호스트에서 실행되며, 인스턴스 대신 호스트가 청구됩니다.',
  'Some of them are not billed by the list.': '이 중 일부는 정가로 청구되지 않습니다.',
  instance: '인스턴스',
  volumes: '볼륨',
  'public IPv4': '퍼블릭 IPv4',
  'detailed monitoring': '세부 모니터링',
  'CPU surplus': '잉여 CPU 크레딧',
  'The type or size of {volume} is not known.': '볼륨 유형이나 크기를 알 수 없습니다: {volume}.',
  'The IOPS of {volume} are not known.': 'IOPS를 알 수 없습니다: {volume}.',
  'The IOPS or throughput of {volume} are not known.': 'IOPS나 처리량을 알 수 없습니다: {volume}.',
  'if it is unlimited and above its baseline, {cents} ¢ a vCPU-hour; not read':
    '무제한 모드에서 기준 사용률을 넘으면 vCPU 시간당 {cents} ¢, 읽지 않음',
  'It is {lifecycle}. Only On-Demand Instances are compared.':
    '{lifecycle} 인스턴스입니다. 온디맨드 인스턴스만 비교합니다.',
  'Your commitments already cover {share} of it: buy nothing for it.':
    '이미 약정이 적용되는 비율: {share}. 이 인스턴스를 위해 더 구매하지 마십시오.',
  'Spot costs {share} less on average, and its Auto Scaling group replaces interrupted instances.':
    '스팟은 평균 {share} 저렴하며, 중단되면 Auto Scaling 그룹이 교체합니다.',
  'No Savings Plan rate of it was found.': '해당하는 Savings Plans 요율을 찾지 못했습니다.',
  'It ran in {ran} of the hours; a plan pays off from {needed} on.':
    '전체 시간의 {ran} 동안 실행되었으며, Savings Plans는 {needed}부터 이득입니다.',
  'It ran in {ran} of the hours; a plan pays off from {needed} on. A Compute Savings Plan stays useful when the type changes. `/trimtab plan` sizes it for the whole fleet.':
    '전체 시간의 {ran} 동안 실행되었으며, Savings Plans는 {needed}부터 이득입니다. Compute Savings Plan은 유형이 바뀌어도 계속 적용됩니다. 전체 인스턴스에 알맞은 금액은 `/trimtab plan`에서 확인하십시오.',
  'It is {lifecycle} already.': '이미 {lifecycle} 인스턴스입니다.',
  'Spot does not run on Dedicated Hosts.': '스팟은 전용 호스트에서 실행되지 않습니다.',
  'No Spot price of {instanceType} with {platform} was found in {place}.':
    '{place}에서 {instanceType} ({platform})의 스팟 가격을 찾지 못했습니다.',
  'its licence': '현재 라이선스',
  'Whether an Auto Scaling group replaces it is not known.':
    'Auto Scaling 그룹이 교체하는지 알 수 없습니다.',
  'It is in no Auto Scaling group: nothing would replace it after an interruption.':
    'Auto Scaling 그룹에 속하지 않아 중단되면 교체되지 않습니다.',
  'Its Auto Scaling group {group} has {count} running and replaces it; Spot is set up in the group.':
    'Auto Scaling 그룹 {group}에서 {count}개가 실행 중이며 회수되면 교체합니다. 스팟은 그룹에서 설정합니다.',
  'It is the only one that runs in its Auto Scaling group {group}.':
    'Auto Scaling 그룹 {group}에서 혼자 실행 중입니다.',
  'Whether it has instance store volumes is not known.':
    '인스턴스 스토어 볼륨이 있는지 알 수 없습니다.',
  'The data on its instance store would be lost at each interruption.':
    '중단될 때마다 인스턴스 스토어의 데이터가 삭제됩니다.',
  'In the last 30 days Spot cost as much as on demand at times.':
    '지난 30일 동안 스팟 가격이 온디맨드만큼 오른 때가 있었습니다.',
  'Its Spot price has fluctuated strongly in the last 30 days.':
    '지난 30일 동안 스팟 가격의 변동이 컸습니다.',
  'The interruption frequency of this type was not read.': '이 유형의 중단 빈도를 읽지 못했습니다.',
  'AWS interrupted less than 5% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 5% 미만을 중단했습니다.',
  'AWS interrupted 5 to 10% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 5~10%를 중단했습니다.',
  'AWS interrupted 10 to 15% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 10~15%를 중단했습니다.',
  'AWS interrupted 15 to 20% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 15~20%를 중단했습니다.',
  'AWS interrupted more than 20% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 20% 초과를 중단했습니다.',
  '{first}': '{first}',
  'generation {generation}': '{generation}세대',
  'general purpose': '범용',
  'compute optimized': '컴퓨팅 최적화',
  'memory optimized': '메모리 최적화',
  'high memory': '고용량 메모리',
  'high frequency': '고주파수',
  'storage optimized': '스토리지 최적화',
  'dense storage': '고밀도 스토리지',
  inference: '추론',
  training: '훈련',
  'high performance computing': '고성능 컴퓨팅',
  'instance store': '인스턴스 스토어',
  'network optimized': '네트워크 최적화',
  flex: '플렉스',
  '{traits}': '{traits}',
} as const;
