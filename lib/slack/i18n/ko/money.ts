/** What the rules say of prices, commitments and purchases, and what types are. */
export const money = {
  '{instanceType} ({platform}, {tenancy}) in {region}':
    '{region}의 {instanceType} ({platform}, {tenancy})',
  'The price of {what} was not read.': '가격을 읽지 못했습니다: {what}.',
  "The Price List's answer for {what} could not be understood.":
    'Price List의 응답을 이해할 수 없습니다: {what}.',
  'The Price List has no price for {what}.': 'Price List에 가격이 없습니다: {what}.',
  'The Price List has {count} prices for {what}: none is used.':
    'Price List에 가격이 {count}개 있어 어느 것도 쓰지 않습니다: {what}.',
  'The price of {what} is not one price per hour in US dollars (SKU {sku}).':
    '가격이 시간당 미국 달러 금액 하나로 되어 있지 않습니다: {what} (SKU {sku}).',
  'The price of {what} is zero: something else, like its host, is billed (SKU {sku}).':
    '가격이 0입니다. 호스트 등 다른 항목으로 청구됩니다: {what} (SKU {sku}).',
  'It has no price in the price list: EC2 does not say its operating system or tenancy, or it is in a Local or Wavelength Zone.':
    '가격표에 가격이 없습니다. EC2가 운영 체제나 테넌시를 알려 주지 않거나, 로컬 영역 또는 Wavelength 영역에 있습니다.',
  '{lifecycle}: not the list price': '{lifecycle}: 정가가 아님',
  'AWS price list of {date}, {region}, {operation}, SKU {skus}':
    '{date} AWS 가격표, {region}, {operation}, SKU {skus}',

  "Commitments can't be seen. {why}": '약정을 볼 수 없습니다. {why}',
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
  'What you have committed to pays for {share} of it already: buy nothing for it.':
    '이미 약정이 지불하는 비율이 {share}입니다. 이 인스턴스를 위해 더 구매하지 마세요.',
  'Spot costs {share} less on average, and its group replaces what AWS takes back.':
    '스팟은 평균 {share} 저렴하고, AWS가 회수하면 그룹이 교체합니다.',
  'No Savings Plan rate of it was found.': '해당하는 Savings Plans 요율을 찾지 못했습니다.',
  'It ran in {ran} of the hours; a plan pays from {needed} on.':
    '전체 시간의 {ran} 동안 실행되었고, Savings Plans는 {needed}부터 이득입니다.',
  'It ran in {ran} of the hours and a plan pays from {needed} on; a Compute plan stays useful when the type changes. `/trimtab plan` says how much for the whole fleet.':
    '전체 시간의 {ran} 동안 실행되었고, Savings Plans는 {needed}부터 이득입니다. Compute Savings Plan은 유형이 바뀌어도 계속 쓸 수 있습니다. 전체에 얼마가 알맞은지는 `/trimtab plan`이 알려 줍니다.',

  'It is {lifecycle} already.': '이미 {lifecycle} 인스턴스입니다.',
  'Spot does not run on Dedicated Hosts.': '스팟은 전용 호스트에서 실행되지 않습니다.',
  'No Spot price of {instanceType} with {platform} was found in {place}.':
    '{place}에서 {instanceType} ({platform})의 스팟 가격을 찾지 못했습니다.',
  'its licence': '현재 라이선스',
  'Whether an Auto Scaling group replaces it is not known.':
    'Auto Scaling 그룹이 교체하는지 알 수 없습니다.',
  'It is in no Auto Scaling group: nothing would replace it.':
    'Auto Scaling 그룹에 속하지 않아, 회수되면 교체되지 않습니다.',
  'Its Auto Scaling group {group} has {count} running and replaces it; Spot is set up in the group.':
    'Auto Scaling 그룹 {group}에서 {count}개가 실행 중이며 회수되면 교체합니다. 스팟은 그룹에서 설정합니다.',
  'It is the only one that runs in its Auto Scaling group {group}.':
    'Auto Scaling 그룹 {group}에서 혼자 실행 중입니다.',
  'Whether it has local disks is not known.': '로컬 디스크가 있는지 알 수 없습니다.',
  'What is on its local disks would be lost each time.':
    '회수될 때마다 로컬 디스크의 내용을 잃습니다.',
  'In the last 30 days Spot cost as much as on demand at times.':
    '지난 30일 동안 스팟 가격이 온디맨드만큼 오른 때가 있었습니다.',
  'Its Spot price has moved much in the last 30 days.':
    '지난 30일 동안 스팟 가격이 크게 움직였습니다.',
  'How often AWS takes this type back was not read.':
    'AWS가 이 유형을 얼마나 자주 회수하는지 읽지 못했습니다.',
  'AWS took back below 5% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 5% 미만을 회수했습니다.',
  'AWS took back 5 to 10% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 5~10%를 회수했습니다.',
  'AWS took back 10 to 15% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 10~15%를 회수했습니다.',
  'AWS took back 15 to 20% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 15~20%를 회수했습니다.',
  'AWS took back above 20% of this type in a month.':
    'AWS가 한 달 동안 이 유형의 20% 초과를 회수했습니다.',

  '{traits}': '{traits}',
  'generation {generation}': '{generation}세대',
  burstable: '버스트 가능',
  'general purpose': '범용',
  'compute optimised': '컴퓨팅 최적화',
  'memory optimised': '메모리 최적화',
  'high memory': '고용량 메모리',
  'high frequency': '고주파수',
  'storage optimised': '스토리지 최적화',
  'dense storage': '고밀도 스토리지',
  inference: '추론',
  training: '훈련',
  'high performance computing': '고성능 컴퓨팅',
  'local disks': '로컬 디스크',
  'network optimised': '네트워크 최적화',
  flex: '플렉스',
} as const;
