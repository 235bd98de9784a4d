/** What the preflight checks find (docs/preflight.md), and the controllers of instances. */
export const checks = {
  'The instance lacks the tag {tag}. Add it to let Trimtab change the instance.':
    '{tag} 태그가 없습니다. Trimtab이 변경하게 하려면 이 태그를 추가해 주십시오.',
  'Trimtab has read-only access to account {account}: trimtab.yml has no resizeRoleArn for it.':
    'Trimtab은 계정 {account}에서 읽기만 할 수 있습니다. trimtab.yml에 이 계정의 resizeRoleArn이 없습니다.',
  'Its tag {tag} excludes the instance from changes (resize.policies).':
    '{tag} 태그가 있는 인스턴스는 변경 대상에서 제외됩니다(resize.policies).',
  '{type} is not an allowed type (resize.allowedTypes). The change and its rollback both need to be allowed.':
    '허용된 유형이 아닙니다: {type}(resize.allowedTypes). 변경과 롤백에 필요한 두 유형이 모두 허용되어야 합니다.',
  'The instance is already {type}.': '이미 {type} 유형입니다.',
  'The specifications of its type, or of the new type, could not be read.':
    '현재 유형 또는 새 유형의 사양을 확인하지 못했습니다.',
  '{controller} manages the instance and would undo the change. {instead}':
    '관리 주체: {controller}. 변경해도 관리 주체가 원래대로 되돌립니다. {instead}',
  'Its Auto Scaling group could not be read.': 'Auto Scaling 그룹에 속하는지 확인하지 못했습니다.',
  'It belongs to the Auto Scaling group {group}, which would replace it. Change the launch template instead.':
    'Auto Scaling 그룹 {group}에 속해 있어 그룹이 이 인스턴스를 교체합니다. 대신 시작 템플릿을 변경해 주십시오.',
  'Its stop protection could not be read.': '중지 방지 설정을 확인하지 못했습니다.',
  'Stop protection is on. Ask the owner of the instance, and turn it off first.':
    '중지 방지가 활성화되어 있습니다. 인스턴스 소유자에게 확인하고 먼저 비활성화해 주십시오.',
  'It runs an AWS Marketplace product: the vendor limits instance types, and the product price may change.':
    'AWS Marketplace 제품을 실행합니다. 판매자가 인스턴스 유형을 제한하며, 제품 요금이 달라질 수 있습니다.',
  'It runs an Amazon DevPay product, which EC2 may not start on another instance type.':
    'Amazon DevPay 제품을 실행합니다. 다른 인스턴스 유형에서는 EC2가 시작하지 못할 수 있습니다.',
  'It runs a third-party product whose allowed instance types are not known.':
    '허용되는 인스턴스 유형을 알 수 없는 타사 제품을 실행합니다.',
  'CloudFormation stack {stack} still declares the old type. Change it there, too.':
    'CloudFormation 스택 {stack}에는 이전 유형이 선언되어 있습니다. 스택에서도 변경해 주십시오.',
  'By its tags, {tool} declares the instance: its next run would bring back the old type. Change the code, too.':
    '태그에 따르면 {tool} 코드로 관리됩니다. 다음 실행 때 이전 유형으로 돌아가므로 코드도 변경해 주십시오.',
  'Its tag {tag} is that of a scheduler, which may start or stop the instance in the middle of a change. Choose another time.':
    '{tag} 태그에 따라 스케줄러가 변경 도중에 인스턴스를 시작하거나 중지할 수 있습니다. 다른 시간을 선택해 주십시오.',
  'A shutdown from the operating system terminates the instance. Trimtab stops it through the API, which does not.':
    '운영 체제에서 시스템을 종료하면 인스턴스가 종료(삭제)됩니다. Trimtab은 API로 중지하므로 삭제되지 않습니다.',
  'Its shutdown behavior could not be read.': '종료 방식 설정을 확인하지 못했습니다.',
  'The instance is {state}. Try again when it is running or stopped.':
    '현재 {state} 상태입니다. 실행 중이거나 중지된 상태일 때 다시 시도해 주십시오.',
  'EC2 does not change the type of an instance whose lifecycle is {lifecycle}.':
    'EC2에서는 수명 주기가 {lifecycle}인 인스턴스의 유형을 변경할 수 없습니다.',
  'Whether hibernation is configured could not be read.':
    '최대 절전 모드 설정을 확인하지 못했습니다.',
  'Hibernation is configured: EC2 does not change the type of such an instance.':
    '최대 절전 모드가 활성화되어 있습니다. EC2에서는 이 경우 유형을 변경할 수 없습니다.',
  'Its status checks are failing, and a change would hide the cause. Fix it first.':
    '상태 검사에 실패하고 있습니다. 변경하면 원인을 찾기 어려워지므로 먼저 해결해 주십시오.',
  'Its status checks are still initializing. Try again in a few minutes.':
    '상태 검사가 아직 초기화 중입니다. 몇 분 후에 다시 시도해 주십시오.',
  'Its status checks could not be read, or EC2 has no result yet.':
    '상태 검사 결과를 확인하지 못했거나, EC2에 아직 결과가 없습니다.',
  'Its scheduled events could not be read.': 'AWS의 예약된 이벤트를 확인하지 못했습니다.',
  'AWS has scheduled {event} at a time that is not known. Wait until it is over.':
    'AWS의 예약된 이벤트가 있습니다({event}, 시점 알 수 없음). 끝날 때까지 기다려 주십시오.',
  'AWS has scheduled {event} on {date}. Wait until it is over.':
    'AWS의 예약된 이벤트가 있습니다({event}, {date}). 끝날 때까지 기다려 주십시오.',
  'AWS has scheduled {events}. A stop and start may resolve it.':
    'AWS의 예약된 이벤트가 있습니다({events}). 중지했다가 시작하면 해결될 수 있습니다.',
  'Compute Optimizer has no recommendation for the instance, or could not be read.':
    'Compute Optimizer의 권장 사항이 없거나, 조회하지 못했습니다.',
  'The Compute Optimizer analysis is of {type}, its former type. Wait for the next analysis.':
    'Compute Optimizer의 분석은 이전 유형({type})에 대한 것입니다. 다음 분석을 기다려 주십시오.',
  'The date or the look-back period of the Compute Optimizer analysis is not known.':
    'Compute Optimizer의 분석 시점 또는 분석 기간을 알 수 없습니다.',
  'The last Compute Optimizer analysis is of {date}. Wait for the next analysis.':
    'Compute Optimizer의 마지막 분석: {date}. 다음 분석을 기다려 주십시오.',
  'Compute Optimizer does not recommend {type} for the instance.':
    'Compute Optimizer가 이 인스턴스에 {type} 유형을 권장하지 않습니다.',
  'Its architecture is {architecture}; {type} supports {architectures}.':
    '아키텍처가 새 유형과 맞지 않습니다(현재: {architecture}, {type}: {architectures}).',
  'It is a Mac instance: a stop makes its host unavailable for hours.':
    'Mac 인스턴스입니다. 중지하면 몇 시간 동안 호스트를 사용할 수 없습니다.',
  '{type} does not support its virtualization type ({virtualization}).':
    '{type} 유형은 현재 가상화 유형({virtualization})을 지원하지 않습니다.',
  'The hypervisor changes from {before} to {after}. Whether the instance boots depends on its drivers, which Trimtab cannot see.':
    '하이퍼바이저가 바뀝니다({before} → {after}). 부팅 여부는 인스턴스의 드라이버에 달려 있으며, Trimtab은 드라이버를 확인할 수 없습니다.',
  '{type} does not support its boot mode.': '{type} 유형은 현재 부팅 모드를 지원하지 않습니다.',
  'Its boot mode may become {after}: the operating system must support both modes.':
    '부팅 모드가 바뀔 수 있습니다({after}). 운영 체제가 두 부팅 모드를 모두 지원해야 합니다.',
  'Its boot mode changes from {before} to {after}: the operating system must support both modes.':
    '부팅 모드가 바뀝니다({before} → {after}). 운영 체제가 두 부팅 모드를 모두 지원해야 합니다.',
  'The instance types that its AMI allows could not be read.':
    'AMI가 허용하는 유형을 확인하지 못했습니다.',
  'Its AMI {image} no longer exists: the instance could not be launched from it again.':
    'AMI({image})가 더 이상 없습니다. 같은 AMI로 인스턴스를 다시 시작(launch)할 수 없습니다.',
  'Its AMI does not allow {type}.': 'AMI에서 {type} 유형을 허용하지 않습니다.',
  'Bare metal instances start slowly and differently. Change the type by hand.':
    '베어 메탈 인스턴스는 시작이 느리고 방식이 다릅니다. 직접 변경해 주십시오.',
  'Its type, or the new type, has accelerators: whether the instance works depends on its drivers.':
    '현재 유형 또는 새 유형에 액셀러레이터가 있습니다. 작동 여부는 드라이버에 달려 있습니다.',
  'It uses NitroTPM, which {type} does not support.':
    '{type}에서 지원하지 않는 NitroTPM을 사용합니다.',
  'Whether Nitro Enclaves are enabled could not be read.':
    'Nitro Enclaves 사용 여부를 확인하지 못했습니다.',
  'It uses Nitro Enclaves, which {type} does not support.':
    '{type}에서 지원하지 않는 Nitro Enclaves를 사용합니다.',
  'It uses {feature}, which {type} does not support.':
    '{type}에서 지원하지 않는 기능을 사용합니다: {feature}.',
  '{type} is not available On-Demand in this Region.':
    '이 리전에서는 {type} 유형을 온디맨드로 제공하지 않습니다.',
  'Its CPU options, or the defaults of its type, could not be read.':
    'CPU 옵션 또는 현재 유형의 기본값을 확인하지 못했습니다.',
  'The CPU options that {type} supports could not be read.':
    '{type} 유형이 지원하는 CPU 옵션을 확인하지 못했습니다.',
  'Its CPU options ({cores} cores with {threads} threads each) may be reset: licenses may then count more cores.':
    'CPU 옵션(코어 {cores}개, 코어당 스레드 {threads}개)이 초기화되어 라이선스에 계산되는 코어가 늘어날 수 있습니다.',
  '{type} does not support its CPU options ({cores} cores with {threads} threads each). It gets the defaults, and licenses may count more cores.':
    '{type} 유형은 현재 CPU 옵션(코어 {cores}개, 코어당 스레드 {threads}개)을 지원하지 않습니다. 기본값이 적용되어 라이선스에 계산되는 코어가 늘어날 수 있습니다.',
  'The vCPUs of its type, or of the new type, could not be read.':
    '현재 유형 또는 새 유형의 vCPU 수를 확인하지 못했습니다.',
  'More than {most} vCPUs: old operating systems do not use all of them.':
    'vCPU가 {most}개를 넘습니다. 오래된 운영 체제는 일부를 사용하지 못합니다.',
  'Whether its type, or the new type, is burstable could not be read.':
    '현재 유형 또는 새 유형이 버스트 가능 성능 유형인지 확인하지 못했습니다.',
  '{type} is burstable: sustained CPU use above its baseline costs extra.':
    '{type} 유형은 버스트 가능 성능 유형입니다. 기준 성능을 넘는 CPU 사용이 이어지면 추가 요금이 부과됩니다.',
  'The CPU credits that its type, or the new type, earns are not known.':
    '현재 유형 또는 새 유형의 CPU 크레딧 획득량을 알 수 없습니다.',
  '{type} earns {after} CPU credits per hour instead of {before}: its baseline is lower.':
    '{type} 유형의 시간당 CPU 크레딧은 {after}개로, 현재({before}개)보다 적습니다. 기준 성능이 낮아집니다.',
  '{type} requires ENA, which is not enabled on the instance.':
    '{type} 유형에는 ENA가 필요하지만, 이 인스턴스에는 활성화되어 있지 않습니다.',
  'It uses a network card that {type} does not have.': '{type}에 없는 네트워크 카드를 사용합니다.',
  'It has {count} network interfaces (limit of {type}: {limit}).':
    '네트워크 인터페이스가 너무 많습니다(현재: {count}, {type} 한도: {limit}).',
  'It has {count} network interfaces on network card {card} (limit of {type}: {limit}).':
    '네트워크 카드 {card}의 네트워크 인터페이스가 너무 많습니다(현재: {count}, {type} 한도: {limit}).',
  'One of its network interfaces has more IP addresses than {type} supports.':
    '네트워크 인터페이스 하나의 IP 주소가 {type}의 한도보다 많습니다.',
  'The type of its network interfaces could not be read.':
    '네트워크 인터페이스의 유형을 확인하지 못했습니다.',
  'It has {count} EFA interfaces (limit of {type}: {limit}).':
    'EFA 인터페이스가 너무 많습니다(현재: {count}, {type} 한도: {limit}).',
  'It has secondary network interfaces, which {type} does not support.':
    '{type}에서 지원하지 않는 보조 네트워크 인터페이스를 사용합니다.',
  'It uses ENA Express, which {type} does not support. Turn it off first.':
    '{type}에서 지원하지 않는 ENA Express를 사용합니다. 먼저 비활성화해 주십시오.',
  'The Intel 82599 driver (SR-IOV) is enabled, too. It matters on previous generation types only.':
    'Intel 82599 드라이버(SR-IOV)도 활성화되어 있습니다. 이전 세대 유형에서만 사용됩니다.',
  'Its bandwidth weighting is not the default. Set it to default first.':
    '네트워크 대역폭 가중치가 기본값이 아닙니다. 먼저 default로 설정해 주십시오.',
  'The network baseline of its type, or of the new type, could not be read.':
    '현재 유형 또는 새 유형의 네트워크 기준 대역폭을 확인하지 못했습니다.',
  'The network baseline falls from {before} to {after} Gbit/s, and how much the instance uses is not known.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄며, 사용량은 알 수 없습니다.',
  'The network baseline falls from {before} to {after} Gbit/s, and the instance has used {used} Gbit/s.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄지만, {used}Gbps를 사용한 적이 있습니다.',
  'The network baseline falls from {before} to {after} Gbit/s; the instance has used at most {used} Gbit/s.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄지만, 사용량은 최대 {used}Gbps였습니다.',
  'Its source/destination check is off: it forwards traffic of other instances, which is interrupted while it is stopped.':
    '소스/대상 확인이 비활성화되어 있습니다. 다른 인스턴스의 트래픽을 전달하며, 중지된 동안 그 트래픽이 중단됩니다.',
  'Its public IPv4 address changes.': '퍼블릭 IPv4 주소가 바뀝니다.',
  'It loses its public IPv4 address and gets no new one.':
    '퍼블릭 IPv4 주소가 해제되고, 새 주소는 할당되지 않습니다.',
  'Its root volume is an instance store: the instance can be neither stopped nor resized.':
    '루트 볼륨이 인스턴스 스토어여서 중지할 수도, 유형을 변경할 수도 없습니다.',
  '{type} does not boot from EBS.': '{type} 유형은 EBS에서 부팅할 수 없습니다.',
  'How volumes attach to its type, or to the new type, could not be read.':
    '현재 유형 또는 새 유형의 볼륨 연결 방식(NVMe)을 확인하지 못했습니다.',
  'The device names of its volumes change on {type} (NVMe). What uses the old names, Trimtab cannot see.':
    '{type}에서는 볼륨의 디바이스 이름이 바뀝니다(NVMe). 기존 이름을 사용하는 곳이 있는지 Trimtab은 확인할 수 없습니다.',
  'An AWS service manages one of its volumes. What the service does at a stop is not known.':
    'AWS 서비스가 관리하는 볼륨이 있습니다. 중지할 때 이 서비스가 어떻게 작동하는지 알 수 없습니다.',
  'Whether its volumes are encrypted could not be read. With a KMS key that Trimtab may not use, the instance would not start again.':
    '볼륨의 암호화 여부를 확인하지 못했습니다. Trimtab이 사용할 수 없는 KMS 키라면 인스턴스가 다시 시작되지 않습니다.',
  'The KMS key of an encrypted volume could not be read. Without it, the instance would not start again.':
    '암호화된 볼륨의 KMS 키를 확인하지 못했습니다. 키가 없으면 인스턴스가 다시 시작되지 않습니다.',
  'A volume is encrypted with a KMS key of account {owner}. Trimtab may only use keys of {account}: the instance would not start again.':
    '다른 계정의 KMS 키로 암호화된 볼륨이 있습니다(키 소유 계정: {owner}). Trimtab은 계정 {account}의 키만 사용할 수 있어 인스턴스가 다시 시작되지 않습니다.',
  'The KMS key of an encrypted volume is deleted: the instance would not start again, and the volume can only be restored from a snapshot with another key.':
    '암호화된 볼륨의 KMS 키가 삭제되어 인스턴스가 다시 시작되지 않습니다. 볼륨은 다른 키로 암호화된 스냅샷에서만 복원할 수 있습니다.',
  'The KMS key of an encrypted volume is not enabled: the instance would not start again.':
    '암호화된 볼륨의 KMS 키가 활성화되어 있지 않아 인스턴스가 다시 시작되지 않습니다.',
  'Who manages the KMS key of an encrypted volume is not known.':
    '암호화된 볼륨의 KMS 키를 누가 관리하는지 알 수 없습니다.',
  'A volume is encrypted with a customer managed KMS key. Its key policy must let Trimtab use it, or the instance does not start again.':
    '고객 관리형 KMS 키로 암호화된 볼륨이 있습니다. 키 정책이 Trimtab의 사용을 허용하지 않으면 인스턴스가 다시 시작되지 않습니다.',
  'Whether its type, or the new type, has instance store volumes could not be read.':
    '현재 유형 또는 새 유형에 인스턴스 스토어가 있는지 확인하지 못했습니다.',
  'It has instance store volumes: their data is erased when the instance stops.':
    '인스턴스 스토어 볼륨이 있습니다. 중지하면 그 데이터가 모두 지워집니다.',
  '{type} has instance store volumes, whose data is erased at every stop.':
    '{type}에는 인스턴스 스토어 볼륨이 있으며, 중지할 때마다 그 데이터가 지워집니다.',
  'It has {count} volumes (limit of {type}: {limit}).':
    '연결된 볼륨이 너무 많습니다(현재: {count}, {type} 한도: {limit}).',
  'Its operating system could not be read.': '운영 체제를 확인하지 못했습니다.',
  'It has more than {most} volumes. AWS does not promise that all of them work on Xen.':
    '볼륨이 {most}개를 넘습니다. Xen에서 모두 작동한다고 AWS가 보장하지 않습니다.',
  'It has volumes on an EBS card that {type} does not have.':
    '{type}에 없는 EBS 카드에 연결된 볼륨이 있습니다.',
  'The performance of its volumes, or the EBS baseline of a type, could not be read.':
    '볼륨의 성능 또는 두 유형의 EBS 기준 성능을 확인하지 못했습니다.',
  '{type} has no dedicated EBS bandwidth, which its volumes have now.':
    '{type}에는 현재와 달리 EBS 전용 대역폭이 없습니다.',
  'Its volumes are provisioned for {iops} IOPS; the baseline of {type} is {baseline}.':
    '볼륨에 프로비저닝된 성능은 {iops} IOPS이지만, {type}의 기준 성능은 {baseline} IOPS입니다.',
  'Its volumes are provisioned for {throughput} MiB/s; the baseline of {type} is {baseline}.':
    '볼륨에 프로비저닝된 처리량은 {throughput} MiB/s이지만, {type}의 기준 성능은 {baseline} MiB/s입니다.',
  'Whether the instance is EBS-optimized, or the new type can be, could not be read.':
    'EBS 최적화 여부 또는 새 유형의 지원 여부를 확인하지 못했습니다.',
  'It is EBS-optimized, which {type} does not support.':
    'EBS 최적화 인스턴스이지만, {type}에서는 EBS 최적화를 지원하지 않습니다.',
  'EBS optimization costs extra on {type}.': '{type}에서는 EBS 최적화에 추가 요금이 부과됩니다.',
  'It is a Dedicated Instance: the fee of $2 per hour and Region stays.':
    '전용 인스턴스입니다. 리전당 시간당 $2의 전용 요금은 그대로 부과됩니다.',
  'Its tenancy could not be read.': '테넌시를 확인하지 못했습니다.',
  'It runs on a Dedicated Host. Check by hand which types fit there.':
    '전용 호스트에서 실행됩니다. 호스트에 맞는 유형인지 직접 확인해 주십시오.',
  'Whether its Availability Zone offers the new type could not be read.':
    '가용 영역에서 새 유형을 제공하는지 확인하지 못했습니다.',
  '{zone} does not offer the new type.': '{zone} 가용 영역에서는 새 유형을 제공하지 않습니다.',
  'Whether its Availability Zone still offers its own type could not be read.':
    '가용 영역에서 현재 유형을 아직 제공하는지 확인하지 못했습니다.',
  '{type} is no longer available On-Demand in this Region: the change could not be rolled back.':
    '이 리전에서는 현재 유형({type})을 더 이상 온디맨드로 제공하지 않아, 변경을 롤백할 수 없습니다.',
  '{zone} no longer offers {type}: the change could not be rolled back.':
    '{zone} 가용 영역에서는 현재 유형({type})을 더 이상 제공하지 않아, 변경을 롤백할 수 없습니다.',
  'It runs on an Outpost, which has its own instance types.':
    'Outpost에서 실행됩니다. Outpost의 인스턴스 유형은 따로 정해져 있습니다.',
  '{zone} is a Local Zone, which has its own instance types.':
    '{zone} 영역은 로컬 영역으로, 인스턴스 유형이 따로 정해져 있습니다.',
  '{zone} is a Wavelength Zone, which has its own instance types.':
    '{zone} 영역은 Wavelength Zone으로, 인스턴스 유형이 따로 정해져 있습니다.',
  'It targets a Capacity Reservation, which is for its current type.':
    '현재 유형의 용량 예약을 대상으로 지정하고 있습니다.',
  'Its Capacity Reservation preference is {preference}: EC2 would not start it outside a reservation, and reservations are for one type. Set it to open or none first.':
    '용량 예약 기본 설정이 {preference}입니다. 예약 밖에서는 EC2가 시작하지 않으며, 예약은 한 유형에만 적용됩니다. 먼저 open 또는 none으로 설정해 주십시오.',
  'The strategy of its placement group {group} could not be read.':
    '배치 그룹 {group}의 전략을 확인하지 못했습니다.',
  'It is in the placement group {group} ({strategy}), which may have no capacity for the new type.':
    '배치 그룹 {group}({strategy})에 속해 있습니다. 그룹에 새 유형의 용량이 없을 수 있습니다.',
  '{type} does not support the strategy of its placement group {group}: {strategy}.':
    '{type} 유형은 배치 그룹 {group}의 전략({strategy})을 지원하지 않습니다.',
  'The change needs {vcpus} more vCPUs, and the headroom of the quota is not known.':
    'vCPU가 {vcpus}개 더 필요하지만, 할당량의 여유를 확인하지 못했습니다.',
  'The change needs {vcpus} more vCPUs. The headroom of the quota {quota} is checked right before the change.':
    'vCPU가 {vcpus}개 더 필요합니다. 할당량 {quota}의 여유는 변경 직전에 확인합니다.',
  'The change needs {vcpus} more vCPUs, and the quota {quota} leaves {headroom}. Request an increase in Service Quotas.':
    'vCPU가 {vcpus}개 더 필요하지만, 할당량 {quota}의 여유는 {headroom}개입니다. Service Quotas에서 할당량 증가를 요청해 주십시오.',
  'License Manager counts its cores or vCPUs. Check the license.':
    'License Manager가 코어 또는 vCPU 수를 계산합니다. 라이선스를 확인해 주십시오.',
  '{type} is not in the free plan: EC2 may refuse it in such an account.':
    '{type} 유형은 무료 플랜에 포함되지 않습니다. 무료 플랜 계정에서는 EC2가 거부할 수 있습니다.',
  'The kOps instance group': 'kOps 인스턴스 그룹',
  'The Cluster API cluster': 'Cluster API 클러스터',
  'The eksctl node group': 'eksctl 노드 그룹',
  'The Spot Elastigroup or Ocean group': 'Spot Elastigroup 또는 Ocean 그룹',
  'The AWS ParallelCluster cluster': 'AWS ParallelCluster 클러스터',
  'The AWS Cloud9 environment': 'AWS Cloud9 환경',
  'Change it with kops edit instancegroup.': 'kops edit instancegroup으로 변경해 주십시오.',
  'Change its machine template.': '머신 템플릿을 변경해 주십시오.',
  'Create a node group of the new type with eksctl.':
    'eksctl로 새 유형의 노드 그룹을 생성해 주십시오.',
  'Change the group in the Spot console.': 'Spot 콘솔에서 그룹을 변경해 주십시오.',
  'Modify the DB instance.': 'DB 인스턴스를 수정해 주십시오.',
  'Change its launch settings there.': '해당 서비스에서 시작 설정을 변경해 주십시오.',
  'Change its launch settings there, or remove its tag after the cutover is finalized.':
    '해당 서비스에서 시작 설정을 변경하거나, 전환(cutover)을 완료한 후 태그를 제거해 주십시오.',
  'Change the compute in Databricks.': 'Databricks에서 컴퓨팅을 변경해 주십시오.',
  'Update the provisioned product.': '프로비저닝된 제품을 업데이트해 주십시오.',
  'The Karpenter node pool': 'Karpenter 노드 풀',
  'The Amazon EKS cluster': 'Amazon EKS 클러스터',
  'The Kubernetes cluster': 'Kubernetes 클러스터',
  'The Amazon EMR cluster': 'Amazon EMR 클러스터',
  'The Elastic Beanstalk environment': 'Elastic Beanstalk 환경',
  'The OpsWorks stack': 'OpsWorks 스택',
  'The Spot Fleet': '스팟 플릿',
  'The EC2 Fleet': 'EC2 플릿',
  'The Auto Scaling group': 'Auto Scaling 그룹',
  '{kind} {which}': '{kind} {which}',
  '{name}': '{name}',
  'Change the capacity provider and drain the instance.':
    '용량 공급자를 변경하고 인스턴스를 드레이닝해 주십시오.',
  'Change the node pool.': '노드 풀을 변경해 주십시오.',
  'Change the node group.': '노드 그룹을 변경해 주십시오.',
  'Change the cluster.': '클러스터를 변경해 주십시오.',
  'Change the environment.': '환경을 변경해 주십시오.',
  'Change the compute environment.': '컴퓨팅 환경을 변경해 주십시오.',
  'Change its layer.': '해당 계층(layer)을 변경해 주십시오.',
  'Change the fleet.': '플릿을 변경해 주십시오.',
  'Change its launch template.': '시작 템플릿을 변경해 주십시오.',
  'Only that service can change it.': '해당 서비스에서만 변경할 수 있습니다.',
} as const;
