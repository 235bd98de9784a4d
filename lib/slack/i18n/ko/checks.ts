/** What the checks say before a change, and who owns an instance (docs/preflight.md). */
export const checks = {
  'It lacks the tag {tag}. Add the tag to let Trimtab change it.':
    '{tag} 태그가 없습니다. Trimtab이 변경하게 하려면 이 태그를 추가해 주세요.',
  'Trimtab only reads account {account}: it has no resizeRoleArn in trimtab.yml.':
    'Trimtab은 계정 {account}에서 읽기만 합니다. trimtab.yml에 이 계정의 resizeRoleArn이 없습니다.',
  'Its tag {tag} says that Trimtab must never change it.':
    '{tag} 태그가 있어 Trimtab이 변경할 수 없는 인스턴스입니다.',
  '{type} is not among the types that Trimtab may change to, there or back (resize.allowedTypes).':
    '{type} 유형은 Trimtab이 변경하거나 되돌릴 수 있는 유형이 아닙니다(resize.allowedTypes).',
  'Its root disk is an instance store: it can neither be stopped nor resized.':
    '루트 디바이스가 인스턴스 스토어여서 중지할 수도, 유형을 변경할 수도 없습니다.',
  '{type} does not boot from EBS.': '{type} 유형은 EBS에서 부팅할 수 없습니다.',
  'It is {state}. Try again when it runs or is stopped.':
    '현재 {state} 상태입니다. 실행 중이거나 중지된 상태일 때 다시 시도해 주세요.',
  "It is a {lifecycle} instance: its type can't be changed in place.":
    '{lifecycle} 인스턴스는 유형을 그대로 변경할 수 없습니다.',
  '{owner} owns it and would undo the change. {instead}':
    '관리 주체: {owner}. 변경해도 관리 주체가 원래대로 되돌립니다. {instead}',
  'Whether it is in an Auto Scaling group could not be read.':
    'Auto Scaling 그룹에 속하는지 확인하지 못했습니다.',
  'It is in the Auto Scaling group {group}, which would replace it. Change the launch template.':
    'Auto Scaling 그룹 {group}에 속해 있어 그룹이 이 인스턴스를 교체합니다. 시작 템플릿을 변경해 주세요.',
  'Whether it is protected against stopping could not be read.':
    '중지 방지 설정을 확인하지 못했습니다.',
  'It is protected against stopping: its owner said no. Turn the protection off first.':
    '소유자가 중지 방지를 켜 두었습니다. 먼저 중지 방지를 해제해 주세요.',
  'It runs a Marketplace product: the vendor limits types, and its price may change.':
    'Marketplace 제품을 실행합니다. 판매자가 인스턴스 유형을 제한하며, 제품 요금이 달라질 수 있습니다.',
  'It runs a product of somebody else, and what they allow is not known.':
    '다른 공급자의 제품을 실행하며, 허용되는 유형을 알 수 없습니다.',
  'It is {type} already.': '이미 {type} 유형입니다.',
  'What its type and the new type can do could not be read.':
    '현재 유형과 새 유형의 사양을 확인하지 못했습니다.',
  'Compute Optimizer has no recommendation for it, or could not be asked.':
    'Compute Optimizer의 권장 사항이 없거나, 조회하지 못했습니다.',
  'Compute Optimizer looked at it when it was {type}. Wait for its next look.':
    'Compute Optimizer의 분석은 {type} 유형일 때의 것입니다. 다음 분석을 기다려 주세요.',
  'When, or for how long, Compute Optimizer looked at it is not known.':
    'Compute Optimizer의 분석 시점 또는 기간을 알 수 없습니다.',
  'Compute Optimizer looked at it last on {date}. Wait for its next look.':
    'Compute Optimizer의 마지막 분석: {date}. 다음 분석을 기다려 주세요.',
  'Compute Optimizer does not recommend {type} for it.':
    'Compute Optimizer가 {type} 유형을 권장하지 않습니다.',
  'Its system is {system}, and {type} is {architectures}.':
    '운영 체제의 아키텍처가 새 유형과 맞지 않습니다(현재: {system}, {type}: {architectures}).',
  'of unknown architecture': '알 수 없음',
  'It is a Mac: a stop takes its host away for hours.':
    'Mac 인스턴스입니다. 중지하면 몇 시간 동안 호스트를 사용할 수 없습니다.',
  'Its virtualization ({virtualization}) does not run on {type}.':
    '현재 가상화 유형({virtualization})은 {type}에서 실행할 수 없습니다.',
  "It would move from {before} to {after}: drivers inside it decide whether it boots, and they can't be seen from here.":
    '하이퍼바이저가 바뀝니다({before} → {after}). 부팅 여부는 인스턴스 내부의 드라이버에 달려 있으며, 여기서는 확인할 수 없습니다.',
  'an unknown hypervisor': '알 수 없음',
  'an unknown one': '알 수 없음',
  'How disks are attached on its type, or on the new one, could not be read.':
    '현재 유형 또는 새 유형의 디스크 연결 방식(NVMe)을 확인하지 못했습니다.',
  "Its disks get other names on {type} (NVMe): what inside it uses the old ones can't be seen from here.":
    '{type}에서는 디스크의 디바이스 이름이 바뀝니다(NVMe). 인스턴스 내부에서 기존 이름을 사용하는지 여기서는 확인할 수 없습니다.',
  'Bare metal boots slowly and differently: change it by hand.':
    '베어 메탈은 부팅이 느리고 방식이 다릅니다. 직접 변경해 주세요.',
  'Its boot mode does not work on {type}.': '현재 부팅 모드를 {type}에서 사용할 수 없습니다.',
  'It may boot by {after} from now on: its system must know both.':
    '앞으로 {after} 모드로 부팅될 수 있습니다. 운영 체제가 두 부팅 모드를 모두 지원해야 합니다.',
  'It would boot by {after} instead of {before}: its system must know both.':
    '부팅 모드가 바뀝니다({before} → {after}). 운영 체제가 두 부팅 모드를 모두 지원해야 합니다.',
  '{type} needs the ENA network driver, and it is not enabled on this instance.':
    '{type}에는 ENA 네트워크 드라이버가 필요하지만, 이 인스턴스에는 활성화되어 있지 않습니다.',
  'It uses a network card that {type} does not have.': '{type}에 없는 네트워크 카드를 사용합니다.',
  'It has {count} network interfaces; {type} takes {most}.':
    '네트워크 인터페이스가 너무 많습니다(현재: {count}, {type} 한도: {most}).',
  'an unknown number': '알 수 없음',
  'It has more addresses on one network interface than {type} takes.':
    '네트워크 인터페이스 하나의 IP 주소가 {type}의 한도보다 많습니다.',
  'What kind its network interfaces are could not be read.':
    '네트워크 인터페이스의 유형을 확인하지 못했습니다.',
  'It has {count} EFA interfaces, more than {type} takes.':
    'EFA 인터페이스가 {count}개로, {type}의 한도보다 많습니다.',
  'It has secondary interfaces, which {type} does not take.':
    '{type}에서 지원하지 않는 보조 인터페이스를 사용합니다.',
  'It uses ENA Express, which {type} does not have. Turn it off first.':
    '{type}에서 지원하지 않는 ENA Express를 사용합니다. 먼저 비활성화해 주세요.',
  'It has the old network driver (SR-IOV) besides: it matters on old types only.':
    '이전 네트워크 드라이버(SR-IOV)도 활성화되어 있습니다. 이전 세대 유형에서만 의미가 있습니다.',
  'It has {count} volumes; {type} takes {most}.':
    '연결된 볼륨이 너무 많습니다(현재: {count}, {type} 한도: {most}).',
  'Its operating system could not be read.': '운영 체제를 확인하지 못했습니다.',
  'It has more than {most} volumes, which AWS does not promise to work on Xen.':
    '볼륨이 {most}개를 넘습니다. Xen에서의 작동을 AWS가 보장하지 않습니다.',
  'It has volumes on an EBS card that {type} does not have.':
    '{type}에 없는 EBS 카드에 연결된 볼륨이 있습니다.',
  'How fast its disks are, or what its types sustain, could not be read.':
    '볼륨의 성능 또는 두 유형의 EBS 기준 성능을 확인하지 못했습니다.',
  'Its disks are set up for {iops} IOPS; {type} sustains {has}.':
    '볼륨에 설정된 성능은 {iops} IOPS이지만, {type}의 기준 성능은 {has} IOPS입니다.',
  'Its disks are set up for {throughput} MiB/s; {type} sustains {has}.':
    '볼륨에 설정된 처리량은 {throughput} MiB/s이지만, {type}의 기준 성능은 {has} MiB/s입니다.',
  'An AWS service manages one of its disks: what it does at a stop is not known.':
    'AWS 서비스가 관리하는 볼륨이 있습니다. 중지할 때 어떻게 작동하는지 알 수 없습니다.',
  'Whether its disks are encrypted could not be read. With a key that Trimtab may not use, it would not start again.':
    '볼륨의 암호화 여부를 확인하지 못했습니다. Trimtab이 사용할 수 없는 키라면 인스턴스가 다시 시작되지 않습니다.',
  'The key of an encrypted disk could not be read. Without it, the instance would not start again.':
    '암호화된 볼륨의 키를 확인하지 못했습니다. 키가 없으면 인스턴스가 다시 시작되지 않습니다.',
  'A disk is encrypted with a key of {owner}. Trimtab may only use keys of {account}: it would not start again.':
    '다른 계정의 키로 암호화된 볼륨이 있습니다(키 소유 계정: {owner}). Trimtab은 계정 {account}의 키만 사용할 수 있어 인스턴스가 다시 시작되지 않습니다.',
  'an unknown account': '알 수 없음',
  'The key of an encrypted disk is not enabled: it would not start again.':
    '암호화된 볼륨의 키가 활성화되어 있지 않아 인스턴스가 다시 시작되지 않습니다.',
  'Who manages the key of an encrypted disk is not known.':
    '암호화된 볼륨의 키를 누가 관리하는지 알 수 없습니다.',
  'A disk is encrypted with a key of yours: its key policy must let Trimtab use it, or it does not start again.':
    '고객 관리형 키로 암호화된 볼륨이 있습니다. 키 정책이 Trimtab의 사용을 허용하지 않으면 인스턴스가 다시 시작되지 않습니다.',
  'Whether its type, or the new one, has local disks could not be read.':
    '현재 유형 또는 새 유형에 인스턴스 스토어가 있는지 확인하지 못했습니다.',
  'It has local disks: everything on them is erased when it stops.':
    '인스턴스 스토어 볼륨이 있습니다. 중지하면 그 데이터가 모두 지워집니다.',
  '{type} brings local disks, which lose their data at every stop.':
    '{type}에는 인스턴스 스토어 볼륨이 있으며, 중지할 때마다 그 데이터가 지워집니다.',
  'It has accelerators: drivers decide whether it works on another type.':
    '액셀러레이터를 사용합니다. 다른 유형에서의 작동 여부는 드라이버에 달려 있습니다.',
  'Whether it is EBS-optimised, or the new type can be, could not be read.':
    'EBS 최적화 여부 또는 새 유형의 지원 여부를 확인하지 못했습니다.',
  "It is EBS-optimised, and {type} can't be.":
    'EBS 최적화 인스턴스이지만, {type}에서는 EBS 최적화를 지원하지 않습니다.',
  'EBS optimisation costs extra on {type}.': '{type}에서는 EBS 최적화에 추가 요금이 부과됩니다.',
  'It uses NitroTPM, which {type} does not have.':
    '{type}에서 지원하지 않는 NitroTPM을 사용합니다.',
  'Whether it uses Nitro Enclaves could not be read.':
    'Nitro Enclaves 사용 여부를 확인하지 못했습니다.',
  'It uses Nitro Enclaves, which {type} does not have.':
    '{type}에서 지원하지 않는 Nitro Enclaves를 사용합니다.',
  'It uses {feature}, which {type} does not have.':
    '{type}에서 지원하지 않는 기능을 사용합니다: {feature}.',
  'Whether it is set up to hibernate could not be read.':
    '최대 절전 모드 설정을 확인하지 못했습니다.',
  'It is set up to hibernate: AWS does not let its type change.':
    '최대 절전 모드가 활성화되어 있습니다. AWS에서는 이 경우 유형을 변경할 수 없습니다.',
  'It runs on hardware of its own: the fee for that stays, $2 an hour and Region.':
    '전용 인스턴스입니다. 리전당 시간당 $2의 전용 요금은 그대로 부과됩니다.',
  'Its tenancy is unknown.': '테넌시를 알 수 없습니다.',
  'It runs on a Dedicated Host: what fits there must be checked by hand.':
    '전용 호스트에서 실행됩니다. 호스트에 맞는 유형인지 직접 확인해야 합니다.',
  'Whether its Availability Zone offers the new type could not be read.':
    '가용 영역에서 새 유형을 제공하는지 확인하지 못했습니다.',
  '{zone} does not offer the new type.': '{zone} 가용 영역에서는 새 유형을 제공하지 않습니다.',
  'It runs on an Outpost, which has its own types.':
    'Outpost에서 실행됩니다. Outpost의 인스턴스 유형은 따로 정해져 있습니다.',
  '{zone} is a Local or Wavelength Zone, which has its own types.':
    '{zone} 영역은 로컬 영역 또는 Wavelength Zone으로, 인스턴스 유형이 따로 정해져 있습니다.',
  '{type} is not sold on demand in this Region.':
    '이 리전에서는 {type} 유형을 온디맨드로 제공하지 않습니다.',
  'What its image allows could not be read.': 'AMI가 허용하는 유형을 확인하지 못했습니다.',
  'Its image {image} is gone: it could not be launched again from it.':
    'AMI {image}이(가) 없어져 같은 AMI로 다시 시작할 수 없습니다.',
  'The makers of its image do not allow {type}.': 'AMI 제공자가 {type} 유형을 허용하지 않습니다.',
  'It is bound to a capacity reservation of its present type.':
    '현재 유형의 용량 예약에 연결되어 있습니다.',
  'Its network bandwidth weighting is not the default: set it to default first.':
    '네트워크 대역폭 가중치가 기본값이 아닙니다. 먼저 default로 설정해 주세요.',
  'CloudFormation stack {stack} still says the old type: change it there too.':
    'CloudFormation 스택 {stack}에는 이전 유형이 남아 있습니다. 스택에서도 변경해 주세요.',
  'What its placement group {group} wants could not be read.':
    '배치 그룹 {group}의 전략을 확인하지 못했습니다.',
  'It is in the placement group {group} ({strategy}): the new type may find no room there.':
    '배치 그룹 {group}({strategy})에 속해 있습니다. 그룹에 새 유형의 여유 용량이 없을 수 있습니다.',
  "{type} can't be in a {strategy} placement group like {group}.":
    '{type} 유형은 배치 그룹 {group}의 {strategy} 전략을 지원하지 않습니다.',
  'Its public IP address changes.': '퍼블릭 IP 주소가 바뀝니다.',
  'It loses its public IP address and gets no new one.':
    '퍼블릭 IP 주소가 해제되고, 새 주소는 할당되지 않습니다.',
  'Its CPU options, or the default of its type, could not be read.':
    'CPU 옵션 또는 현재 유형의 기본값을 확인하지 못했습니다.',
  'Which CPU options {type} takes could not be read.':
    '{type} 유형이 지원하는 CPU 옵션을 확인하지 못했습니다.',
  'Its CPU options ({cores} cores with {threads} threads each) may be reset, and licences may count more cores.':
    'CPU 옵션(코어 {cores}개, 코어당 스레드 {threads}개)이 초기화되어 라이선스에 계산되는 코어가 늘어날 수 있습니다.',
  "{type} can't have its CPU options ({cores} cores with {threads} threads each): it gets the default, and licences may count more cores.":
    '{type} 유형은 현재 CPU 옵션(코어 {cores}개, 코어당 스레드 {threads}개)을 지원하지 않습니다. 기본값이 적용되어 라이선스에 계산되는 코어가 늘어날 수 있습니다.',
  'How many CPUs its type, or the new one, has could not be read.':
    '현재 유형 또는 새 유형의 vCPU 수를 확인하지 못했습니다.',
  'More than {most} CPUs: old systems do not see all of them.':
    'vCPU가 {most}개를 넘습니다. 오래된 운영 체제는 일부를 인식하지 못합니다.',
  'How fast the network of its type, or of the new one, is could not be read.':
    '현재 유형 또는 새 유형의 네트워크 대역폭을 확인하지 못했습니다.',
  'Its network baseline falls from {before} to {after} Gbit/s, and how much it uses is not known.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄며, 사용량은 알 수 없습니다.',
  'Its network baseline falls from {before} to {after} Gbit/s, and it has used {used}.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄지만, {used}Gbps를 사용한 적이 있습니다.',
  'Its network baseline falls from {before} to {after} Gbit/s; it has used at most {used}.':
    '네트워크 기준 대역폭이 {before}Gbps에서 {after}Gbps로 줄지만, 사용량은 최대 {used}Gbps였습니다.',
  'Whether its type, or the new one, is burstable could not be read.':
    '현재 유형 또는 새 유형이 버스트 가능 성능 유형인지 확인하지 못했습니다.',
  '{type} is burstable: steady load above its baseline costs extra.':
    '{type}은(는) 버스트 가능 성능 유형입니다. 기준 성능을 넘는 부하가 이어지면 추가 요금이 부과됩니다.',
  'How many CPU credits its type, or the new one, earns is not known.':
    '현재 유형 또는 새 유형의 CPU 크레딧 획득량을 알 수 없습니다.',
  '{type} earns {earns} CPU credits an hour instead of {earned}: its baseline is lower.':
    '{type}의 시간당 CPU 크레딧은 {earns}개로, 현재({earned}개)보다 적습니다. 기준 성능이 낮아집니다.',
  'It needs {vcpus} more vCPUs, and whether its quota has room could not be read.':
    'vCPU가 {vcpus}개 더 필요하지만, 할당량에 여유가 있는지 확인하지 못했습니다.',
  'It needs {vcpus} more vCPUs: whether the quota {quota} has room is looked at before the change.':
    'vCPU가 {vcpus}개 더 필요합니다. 할당량 {quota}의 여유는 변경 직전에 확인합니다.',
  'It needs {vcpus} more vCPUs, and the quota {quota} leaves {room}. Ask AWS for more in Service Quotas.':
    'vCPU가 {vcpus}개 더 필요하지만, 할당량 {quota}의 여유는 {room}개입니다. Service Quotas에서 할당량 증가를 요청해 주세요.',
  'License Manager counts its cores or vCPUs: check the licence.':
    'License Manager가 코어 또는 vCPU 수를 계산합니다. 라이선스를 확인해 주세요.',
  'A shutdown from inside terminates it. Trimtab stops it from outside, which does not.':
    '인스턴스 내부에서 시스템을 종료하면 인스턴스가 삭제(terminate)됩니다. Trimtab은 외부에서 중지하므로 삭제되지 않습니다.',
  'What a shutdown from inside does to it could not be read.':
    '인스턴스 내부에서 시스템을 종료할 때의 동작을 확인하지 못했습니다.',
  'Its status checks fail already: a change would hide why. Mend it first.':
    '이미 상태 검사에 실패했습니다. 변경하면 원인을 찾기 어려워지므로 먼저 해결해 주세요.',
  'Its status checks are not through yet. Try again in some minutes.':
    '상태 검사가 아직 끝나지 않았습니다. 몇 분 후에 다시 시도해 주세요.',
  'Whether it is well could not be read, or EC2 does not know yet.':
    '상태 검사 결과를 확인하지 못했거나, EC2에도 아직 결과가 없습니다.',
  'What AWS has planned for it could not be read.': 'AWS의 예약된 이벤트를 확인하지 못했습니다.',
  'AWS has planned {event} for it at a time that is not known. Wait until that is over.':
    'AWS의 예약된 이벤트가 있습니다({event}, 시점 알 수 없음). 끝날 때까지 기다려 주세요.',
  'AWS has planned {event} for it on {date}. Wait until that is over.':
    'AWS의 예약된 이벤트가 있습니다({event}, {date}). 끝날 때까지 기다려 주세요.',
  'AWS has planned {events} for it. A stop and start may settle that.':
    'AWS의 예약된 이벤트가 있습니다({events}). 중지했다가 시작하면 해결될 수 있습니다.',
  '{type} is not in the free plan: such an account may be refused.':
    '{type}은(는) 무료 플랜에 포함되지 않습니다. 무료 플랜 계정에서는 거부될 수 있습니다.',
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
    '용량 공급자를 변경하고 인스턴스를 드레이닝해 주세요.',
  'Change the node pool.': '노드 풀을 변경해 주세요.',
  'Change the node group.': '노드 그룹을 변경해 주세요.',
  'Change the cluster.': '클러스터를 변경해 주세요.',
  'Change the environment.': '환경을 변경해 주세요.',
  'Change the compute environment.': '컴퓨팅 환경을 변경해 주세요.',
  'Change its layer.': '해당 계층(layer)을 변경해 주세요.',
  'Change the fleet.': '플릿을 변경해 주세요.',
  'Change its launch template.': '시작 템플릿을 변경해 주세요.',
  'Only that service can change it.': '해당 서비스에서만 변경할 수 있습니다.',
} as const;
