/** What rules and workflows of a change say: refusals, steps, ends, the watch, alarms. */
export const changes = {
  'This cannot be approved.': '승인할 수 없습니다.',
  'The facts have changed since this was shown. Open the newest digest or run `/trimtab instance {id}` to see the plan of today. Nothing was changed.':
    '이 내용이 표시된 뒤 사실이 바뀌었습니다. 최신 다이제스트를 열거나 `/trimtab instance {id}`를 실행해 오늘의 계획을 확인하세요. 변경된 것은 없습니다.',
  'This is advice: there is nothing that Trimtab would change.':
    '참고용 제안입니다. Trimtab이 변경할 것이 없습니다.',
  'The request has expired. Wait for the next digest and approve it again.':
    '요청이 만료되었습니다. 다음 다이제스트를 기다려 다시 승인하세요.',
  'You asked for this: somebody else has to agree. Nothing was changed.':
    '본인이 요청한 변경이므로 다른 사람이 동의해야 합니다. 변경된 것은 없습니다.',
  'The time to roll back with one click is over. Nothing was changed.':
    '한 번의 클릭으로 되돌릴 수 있는 기간이 끝났습니다. 변경된 것은 없습니다.',
  'It is assigned to them already. Nothing was changed.':
    '이미 그 사람에게 맡겨져 있습니다. 변경된 것은 없습니다.',
  'The approval has expired. Approve it again.': '승인이 만료되었습니다. 다시 승인하세요.',
  'Its window has not opened yet. Nothing was changed.':
    '유지 관리 기간이 아직 시작되지 않았습니다. 변경된 것은 없습니다.',
  'There is no such suggestion any more.': '이 제안은 더 이상 없습니다.',
  'It is open.': '열려 있습니다.',
  'It waits for a second approver.': '두 번째 승인자를 기다리고 있습니다.',
  'It is approved already, and will start by itself.': '이미 승인되었고 저절로 시작합니다.',
  'It is being changed right now.': '지금 변경 중입니다.',
  'It is done already, and being watched.': '이미 완료되었고 지켜보는 중입니다.',
  'It is done already.': '이미 완료되었습니다.',
  'It was tried and rolled back. It comes again if it still makes sense.':
    '시도했다가 되돌렸습니다. 여전히 타당하면 다시 제안합니다.',
  'It was tried and failed. It comes again if it still makes sense.':
    '시도했지만 실패했습니다. 여전히 타당하면 다시 제안합니다.',
  'It is snoozed.': '미뤄져 있습니다.',
  'It was dismissed.': '제외되었습니다.',
  'It is out of date: the newest digest no longer suggests it.':
    '지난 제안입니다. 최신 다이제스트는 더 이상 제안하지 않습니다.',

  'Cancelled.': '취소했습니다.',
  'It is well again.': '다시 정상입니다.',
  'Kept.': '그대로 유지했습니다.',
  'Kept, with trouble: {wrong}': '문제가 있는 채로 유지했습니다: {wrong}',
  'It was stopped: the watch ended.': '중지되어 지켜보기를 끝냈습니다.',
  'It was terminated: the watch ended.': '종료되어 지켜보기를 끝냈습니다.',
  'Its type was changed again: the watch ended.': '유형이 다시 바뀌어 지켜보기를 끝냈습니다.',
  'The watch ended before its time.': '지켜보기가 예정보다 일찍 끝났습니다.',
  'Somebody rolled it back.': '누군가 되돌렸습니다.',

  Wait: '대기',
  'Check again': '다시 검사',
  'Reserve room for it': '용량 예약',
  'Make an image': '이미지 생성',
  'Take it out of its target groups': '대상 그룹에서 제외',
  Stop: '중지',
  'Change type to {type}': '유형을 {type}(으)로 변경',
  Start: '시작',
  'Status checks': '상태 검사',
  'Put it back into its target groups': '대상 그룹에 다시 등록',
  'Back to {type}, {state}': '{type}(으)로 되돌리기, {state}',

  'Its status checks fail.': '상태 검사에 실패하고 있습니다.',
  'It is not healthy in {groups}.': '대상 그룹에서 정상이 아닙니다: {groups}.',
  '{what} has been at {now} for half an hour.': '{what} 사용률이 30분 동안 {now}입니다.',
  '{what} has been at {now} for half an hour; before, it was at most {before}.':
    '{what} 사용률이 30분 동안 {now}입니다. 변경 전에는 최대 {before}였습니다.',
  'It needs more CPU than its baseline: AWS has charged for {credits} surplus credits in half an hour.':
    '기준 사용률보다 많은 CPU가 필요합니다. AWS가 30분 동안 잉여 크레딧 {credits}개를 청구했습니다.',
  'It has borrowed {credits} CPU credits, and spends more than it earns.':
    'CPU 크레딧 {credits}개를 빌려 썼고, 버는 것보다 더 쓰고 있습니다.',
  'It has only {credits} CPU credits left, and earns no more than it spends.':
    'CPU 크레딧이 {credits}개만 남았고, 쓰는 것보다 더 벌지 못하고 있습니다.',

  'It is advice, not a change.': '변경이 아니라 참고용 제안입니다.',
  'It was {was} when it was approved, and is {now} now.':
    '승인할 때는 {was} 유형이었고, 지금은 {now} 유형입니다.',
  'It was {was} and is {now} now. The next digest looks at it again.':
    '지금은 {now} 유형이고, 전에는 {was} 유형이었습니다. 다음 다이제스트에서 다시 봅니다.',
  'Something could not be read.': '읽지 못한 것이 있습니다.',
  'It was {was} and is {now} now.': '상태가 바뀌었습니다: 이전 {was}, 현재 {now}.',
  'The volume {id} has been attached.': '볼륨이 추가되었습니다: {id}.',
  'The volume {id} has been detached.': '볼륨이 없어졌습니다: {id}.',
  'The network interface {id} has been attached.': '네트워크 인터페이스가 추가되었습니다: {id}.',
  'The network interface {id} has been detached.': '네트워크 인터페이스가 없어졌습니다: {id}.',
  'New: {finding}': '새로운 점: {finding}',
  '{type} cost {before} and costs {after} now.':
    '{type}의 가격이 바뀌었습니다: 이전 {before}, 현재 {after}.',
  'Its prices have changed. The next digest says what that does to the bill.':
    '가격이 바뀌었습니다. 청구액에 미치는 영향은 다음 다이제스트에서 알려 줍니다.',
  'Compute Optimizer rated its risk {was} of 4 and rates it {now} now.':
    'Compute Optimizer의 위험도 평가(최대 4)가 바뀌었습니다: 이전 {was}, 현재 {now}.',
  'Its tags ask for a second approver now.': '이제 태그에 따라 두 번째 승인자가 필요합니다.',
  'Its tags ask for other precautions now.': '이제 태그가 다른 사전 조치를 요구합니다.',

  '1 change is running, which is the limit.': '변경 1개가 진행 중이며, 이것이 한도입니다.',
  '{count} changes are running, which is the limit.':
    '변경 {count}개가 진행 중이며, 이것이 한도입니다.',
  '1 change began in the last hour, which is the limit.':
    '지난 1시간 동안 변경 1개가 시작되었으며, 이것이 한도입니다.',
  '{count} changes began in the last hour, which is the limit.':
    '지난 1시간 동안 변경 {count}개가 시작되었으며, 이것이 한도입니다.',
  '1 change began in the last 24 hours, which is the limit.':
    '지난 24시간 동안 변경 1개가 시작되었으며, 이것이 한도입니다.',
  '{count} changes began in the last 24 hours, which is the limit.':
    '지난 24시간 동안 변경 {count}개가 시작되었으며, 이것이 한도입니다.',
  'Changes are frozen until {day}.': '{day}까지 변경하지 않는 기간입니다.',
  'Another member of its target group is being changed.':
    '같은 대상 그룹의 다른 인스턴스를 변경하고 있습니다.',
  'It waited too long.': '너무 오래 기다렸습니다.',
  'It had to wait: {full}': '기다려야 했던 이유: {full}',
  'Its approval is over.': '승인 기한이 지났습니다.',
  'Its maintenance window is over.': '유지 관리 기간이 끝났습니다.',
  'Somebody stopped Trimtab with /trimtab stop.': '누군가 /trimtab stop으로 Trimtab을 멈췄습니다.',
  'Somebody cancelled it.': '누군가 취소했습니다.',
  'Another change of this instance is running.': '이 인스턴스의 다른 변경이 진행 중입니다.',
  'The lock of this instance could not be taken.': '이 인스턴스의 잠금을 얻지 못했습니다.',
  'It has come into another target group meanwhile.': '그사이 다른 대상 그룹에 등록되었습니다.',
  'No room could be reserved for {type}.': '용량을 예약하지 못했습니다: {type}.',
  'No image could be made.': '이미지를 생성하지 못했습니다.',
  'It could not be taken out of its target groups.': '대상 그룹에서 제외하지 못했습니다.',
  'Its load balancers still send people to it.': '로드 밸런서가 아직 트래픽을 보내고 있습니다.',
  'There is no type to go to.': '변경할 유형이 없습니다.',
  'Nothing was touched: {why}': '아무것도 건드리지 않았습니다: {why}',

  '{operation}: {code}.': '{operation}: {code}.',
  '{operation}: not for {platform}.': '{operation}: {platform}에는 쓸 수 없습니다.',
  '{group}: {problem}': '{group}: {problem}',
  'DescribeInstances: there is no such instance.': 'DescribeInstances: 이런 인스턴스가 없습니다.',
  'ModifyInstanceAttribute: it is {state}.': 'ModifyInstanceAttribute: 인스턴스 상태 {state}.',
  'CreateImage: the image failed.': 'CreateImage: 이미지 생성에 실패했습니다.',
  'CreateCapacityReservation: EC2 does not say which one it made.':
    'CreateCapacityReservation: EC2가 어떤 예약을 만들었는지 알려 주지 않습니다.',
  'EC2 status checks say that it is impaired.': 'EC2 상태 검사에서 손상된 것으로 나타납니다.',
  'It took too long.': '너무 오래 걸렸습니다.',
  'It started and stopped again ({reason}).': '시작했다가 다시 중지되었습니다({reason}).',
  'It started and stopped again, and EC2 gave no reason.':
    '시작했다가 다시 중지되었으며, EC2가 이유를 알려 주지 않았습니다.',
  'It does not become healthy in {groups}.': '대상 그룹에서 정상이 되지 않습니다: {groups}.',

  'The run that changed it ended before it was through.':
    '변경하던 실행이 끝까지 가지 못하고 종료되었습니다.',
  'A new one brings it back to {type}, or finishes what was done.':
    '새 실행이 {type}(으)로 되돌리거나, 하던 일을 마무리합니다.',
  'A person is needed: it is not back yet.': '사람이 필요합니다. 아직 되돌아가지 않았습니다.',
  'The instance is being terminated. We left it alone.':
    '인스턴스가 종료되고 있어 그대로 두었습니다.',
  'Somebody started the instance while it was being changed. We left it alone.':
    '변경하는 동안 누군가 인스턴스를 시작하여 그대로 두었습니다.',
  'What it is now: {state}, {type}.': '현재: {state}, {type}.',
  'What it is now: not known.': '현재 상태는 알 수 없습니다.',
  'It has been down for {minutes} minutes.': '{minutes}분 동안 중단된 상태입니다.',
  'It is not back on {type} after {minutes} minutes.':
    '{minutes}분이 지나도 {type}(으)로 되돌아가지 않았습니다.',
  'It is {state}.': '현재 상태: {state}.',
  'It is out of sight.': '상태를 볼 수 없습니다.',
  'Trimtab keeps trying.': 'Trimtab이 계속 시도합니다.',
  'It could not be brought back to {type}. Trimtab has given up.':
    '{type}(으)로 되돌리지 못했습니다. Trimtab은 더 시도하지 않습니다.',
  'It is not in its target groups again: {groups}.':
    '아직 대상 그룹에 다시 등록되지 않았습니다: {groups}.',
  'It could not be put back into its target groups: {groups}.':
    '대상 그룹에 다시 등록하지 못했습니다: {groups}.',
  'Register it by hand.': '직접 등록하세요.',
  'A capacity reservation could not be cancelled: cancel it by hand, it costs money.':
    '용량 예약을 취소하지 못했습니다. 비용이 발생하므로 직접 취소하세요.',
  'It started in the capacity reservation {id}, as there was no other room, and is bound to it. The reservation is cancelled now. When it is stopped the next time, set its capacity reservation to open before it is started (EC2 console, Instance settings): it does not start otherwise, and Trimtab does not change it.':
    '다른 용량이 없어 용량 예약 {id}에서 시작했으며 그 예약에 묶여 있습니다. 예약은 이제 취소되었습니다. 다음에 중지되면 다시 시작하기 전에 용량 예약 설정을 open으로 바꾸세요(EC2 콘솔, 인스턴스 설정). 그러지 않으면 시작되지 않으며, Trimtab도 유형을 변경하지 않습니다.',
  'Its CPU credits could not be set to {credits} again.':
    'CPU 크레딧 설정을 다시 {credits}(으)로 바꾸지 못했습니다.',

  'Its public IP was {lost} and is {gained} now.':
    '퍼블릭 IP가 바뀌었습니다: 이전 {lost}, 현재 {gained}.',
  'A disk that it had is not attached any more.':
    '연결되어 있던 볼륨이 더 이상 연결되어 있지 않습니다.',
  'A network interface that it had is not attached any more.':
    '연결되어 있던 네트워크 인터페이스가 더 이상 연결되어 있지 않습니다.',
  'It has {now} threads a core now, and had {was}: licences may count that.':
    '코어당 스레드 수가 {was}에서 {now}(으)로 바뀌었습니다. 라이선스 계산에 영향을 줄 수 있습니다.',
  'It is not there any more.': '더 이상 존재하지 않습니다.',
  'What else is different now could not be read.': '그 밖에 달라진 점은 읽지 못했습니다.',
  'It could not be looked at afterwards: what else is different is not known, and there is no Roll back button.':
    '변경 후 상태를 볼 수 없었습니다. 그 밖에 달라진 점을 알 수 없고, 되돌리기 버튼이 없습니다.',
} as const;
