/** What rules and workflows of a change say: refusals, steps, ends, the watch, alarms. */
export const changes = {
  'This cannot be approved.': '승인할 수 없습니다.',
  'The facts have changed since this was shown. Open the newest digest or run `/trimtab instance {id}` to see the current plan. Nothing was changed.':
    '이 내용이 표시된 뒤 사실이 바뀌었습니다. 최신 다이제스트를 열거나 `/trimtab instance {id}`를 실행해 오늘의 계획을 확인하십시오. 변경된 것은 없습니다.',
  'This is advice: there is nothing for Trimtab to change.':
    '참고용 제안입니다. Trimtab이 변경할 것이 없습니다.',
  'The request has expired. Wait for the next digest and approve it again.':
    '요청이 만료되었습니다. 다음 다이제스트를 기다려 다시 승인하십시오.',
  'You requested this: another approver has to agree. Nothing was changed.':
    '본인이 요청한 변경이므로 다른 승인자가 동의해야 합니다. 변경된 것은 없습니다.',
  'The time for a one-click rollback is over. Nothing was changed.':
    '클릭 한 번으로 롤백할 수 있는 기간이 끝났습니다. 변경된 것은 없습니다.',
  'It is already assigned to them. Nothing was changed.':
    '이미 그 사용자가 담당자입니다. 변경된 것은 없습니다.',
  'The approval has expired. Approve it again.': '승인이 만료되었습니다. 다시 승인하십시오.',
  'Its maintenance window has not opened yet. Nothing was changed.':
    '유지 관리 기간이 아직 시작되지 않았습니다. 변경된 것은 없습니다.',
  'This suggestion no longer exists.': '이 제안은 더 이상 없습니다.',
  'It is open.': '열려 있습니다.',
  'It is waiting for a second approver.': '두 번째 승인자를 기다리고 있습니다.',
  'It is already approved and will start automatically.': '이미 승인되었으며 자동으로 시작됩니다.',
  'It is being changed right now.': '지금 변경 중입니다.',
  'It is already done and being monitored.': '이미 완료되었으며 모니터링 중입니다.',
  'It is already done.': '이미 완료되었습니다.',
  'It was rolled back. It will be suggested again if it still applies.':
    '롤백되었습니다. 여전히 해당되면 다시 제안합니다.',
  'It failed. It will be suggested again if it still applies.':
    '실패했습니다. 여전히 해당되면 다시 제안합니다.',
  'It is snoozed.': '미뤄져 있습니다.',
  'It was dismissed.': '제외되었습니다.',
  'It is out of date: the newest digest no longer suggests it.':
    '지난 제안입니다. 최신 다이제스트는 더 이상 제안하지 않습니다.',
  'Cancelled.': '취소했습니다.',
  'It is healthy again.': '다시 정상입니다.',
  'Kept.': '그대로 유지했습니다.',
  'Kept, with open health issues: {wrong}':
    '해결되지 않은 문제가 있는 상태로 유지했습니다: {wrong}',
  'It was stopped: monitoring ended.': '중지되어 모니터링이 끝났습니다.',
  'It was terminated: monitoring ended.': '종료되어 모니터링이 끝났습니다.',
  'Its type was changed again: monitoring ended.': '유형이 다시 바뀌어 모니터링이 끝났습니다.',
  'Monitoring ended early.': '모니터링이 예정보다 일찍 끝났습니다.',
  'It was rolled back in Slack.': 'Slack에서 롤백되었습니다.',
  Wait: '대기',
  'Check again': '다시 검사',
  'Reserve capacity': '용량 예약',
  'Create a backup image': '백업 이미지 생성',
  'Deregister from its target groups': '대상 그룹에서 등록 취소',
  Stop: '중지',
  'Change type to {type}': '유형을 {type}(으)로 변경',
  Start: '시작',
  'Status checks': '상태 검사',
  'Register in its target groups': '대상 그룹에 등록',
  'Roll back to {type}, {state}': '롤백: {type}, {state}',
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
  'It was {was} when it was approved, and is now {now}.':
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
  'Changes are frozen until {day}.': '{day}까지 변경하지 않는 기간입니다.',
  'Another instance of its target group is being changed.':
    '같은 대상 그룹의 다른 인스턴스를 변경하고 있습니다.',
  'It waited too long.': '너무 오래 기다렸습니다.',
  'It had to wait: {full}': '기다려야 했던 이유: {full}',
  'Its approval has expired.': '승인이 만료되었습니다.',
  'Its maintenance window has ended.': '유지 관리 기간이 끝났습니다.',
  'Changes are stopped: `/trimtab stop` was used.': '`/trimtab stop`으로 변경이 중지되었습니다.',
  'It was cancelled.': '취소되었습니다.',
  'Another change of this instance is running.': '이 인스턴스의 다른 변경이 진행 중입니다.',
  'The lock of this instance could not be acquired.': '이 인스턴스의 잠금을 얻지 못했습니다.',
  'It was registered in another target group in the meantime.':
    '그사이 다른 대상 그룹에 등록되었습니다.',
  'No capacity could be reserved for {type}.': '용량을 예약하지 못했습니다: {type}.',
  'The backup image could not be created.': '백업 이미지를 생성하지 못했습니다.',
  'It could not be deregistered from its target groups.': '대상 그룹에서 등록 취소하지 못했습니다.',
  'Its load balancers still route traffic to it.': '로드 밸런서가 아직 트래픽을 보내고 있습니다.',
  'There is no instance type left to change to.':
    '변경할 수 있는 인스턴스 유형이 남아 있지 않습니다.',
  'Nothing was touched: {why}': '아무것도 건드리지 않았습니다: {why}',
  '{operation}: {code}.': '{operation}: {code}.',
  '{operation}: not for {platform}.': '{operation}: {platform}에는 쓸 수 없습니다.',
  '{group}: {problem}': '{group}: {problem}',
  'DescribeInstances: there is no such instance.': 'DescribeInstances: 이런 인스턴스가 없습니다.',
  'ModifyInstanceAttribute: it is {state}.': 'ModifyInstanceAttribute: 인스턴스 상태 {state}.',
  'CreateImage: the image failed.': 'CreateImage: 이미지 생성에 실패했습니다.',
  'CreateCapacityReservation: EC2 does not say which one it made.':
    'CreateCapacityReservation: EC2가 어떤 예약을 만들었는지 알려 주지 않습니다.',
  'EC2 status checks report it as impaired.': 'EC2 상태 검사 결과가 손상됨(impaired)입니다.',
  'It took too long.': '너무 오래 걸렸습니다.',
  'It started and stopped again ({reason}).': '시작했다가 다시 중지되었습니다({reason}).',
  'It started and stopped again, and EC2 gave no reason.':
    '시작했다가 다시 중지되었으며, EC2가 이유를 알려 주지 않았습니다.',
  'It did not become healthy in {groups}.': '대상 그룹에서 정상 상태가 되지 않았습니다: {groups}.',
  'The execution of this change ended before it was complete.':
    '이 변경의 실행이 완료되기 전에 종료되었습니다.',
  'A new execution completes the change or rolls it back to {type}.':
    '새 실행이 변경을 완료하거나 롤백합니다(유형: {type}).',
  'It is not rolled back yet: please check the instance.':
    '아직 롤백되지 않았습니다. 인스턴스를 확인하십시오.',
  'The instance is being terminated. Trimtab left it as it is.':
    '인스턴스가 종료되고 있습니다. Trimtab은 그대로 두었습니다.',
  'Someone else started the instance during the change. Trimtab left it as it is.':
    '변경하는 동안 다른 사용자가 인스턴스를 시작했습니다. Trimtab은 그대로 두었습니다.',
  'Now: {state}, {type}.': '현재: {state}, {type}.',
  'Its current state could not be read.': '현재 상태를 읽지 못했습니다.',
  'It has been down for {minutes} minutes.': '{minutes}분 동안 중단된 상태입니다.',
  'It is not rolled back to {type} after {minutes} minutes.':
    '{minutes}분이 지났지만 롤백되지 않았습니다(유형: {type}).',
  'It is {state}.': '현재 상태: {state}.',
  'Trimtab keeps trying.': 'Trimtab이 계속 시도합니다.',
  'It could not be rolled back to {type}. Trimtab has given up.':
    '롤백하지 못했습니다(유형: {type}). Trimtab은 더 시도하지 않습니다.',
  'It is not registered in its target groups yet: {groups}.':
    '아직 대상 그룹에 등록되지 않았습니다: {groups}.',
  'It could not be registered in its target groups: {groups}.':
    '대상 그룹에 등록하지 못했습니다: {groups}.',
  'Register it in the EC2 console.': 'EC2 콘솔에서 등록하십시오.',
  'A capacity reservation could not be cancelled. Cancel it in the EC2 console: it is billed until then.':
    '용량 예약을 취소하지 못했습니다. 취소할 때까지 비용이 청구되므로 EC2 콘솔에서 취소하십시오.',
  'It could only start in the capacity reservation {id}, and it is bound to it. The reservation is now cancelled. After the next stop, set the capacity reservation of the instance to open before you start it (EC2 console, Instance settings). Otherwise it will not start, and Trimtab will not change it.':
    '다른 용량이 없어 용량 예약 {id}에서 시작했으며 그 예약에 묶여 있습니다. 예약은 이제 취소되었습니다. 다음에 중지한 뒤에는 시작하기 전에 인스턴스의 용량 예약 설정을 open으로 바꾸십시오(EC2 콘솔, 인스턴스 설정). 그러지 않으면 시작되지 않으며, Trimtab도 변경하지 않습니다.',
  'Its CPU credit option could not be set back to {credits}.':
    'CPU 크레딧 옵션을 되돌리지 못했습니다: {credits}.',
  'Its public IP was {lost} and is {gained} now.':
    '퍼블릭 IP가 바뀌었습니다: 이전 {lost}, 현재 {gained}.',
  'A volume that was attached before is not attached now.':
    '연결되어 있던 볼륨이 더 이상 연결되어 있지 않습니다.',
  'A network interface that was attached before is not attached now.':
    '연결되어 있던 네트워크 인터페이스가 더 이상 연결되어 있지 않습니다.',
  'It has {now} threads per core now, and had {was}: software licences may depend on this.':
    '코어당 스레드 수가 바뀌었습니다: 이전 {was}, 현재 {now}. 소프트웨어 라이선스에 영향을 줄 수 있습니다.',
  'It no longer exists.': '더 이상 존재하지 않습니다.',
  'Other differences could not be read.': '그 밖에 달라진 점은 읽지 못했습니다.',
  'The result could not be verified: other differences are not known, and there is no Roll back button.':
    '결과를 확인하지 못했습니다. 그 밖에 달라진 점을 알 수 없고, 롤백 버튼이 없습니다.',
  '{changes} running, which is the limit.': '{changes}가 진행 중이며, 이것이 한도입니다.',
  '{changes} began in the last hour, which is the limit.':
    '최근 1시간 동안 {changes}가 시작되었으며, 이것이 한도입니다.',
  '{changes} began in the last 24 hours, which is the limit.':
    '최근 24시간 동안 {changes}가 시작되었으며, 이것이 한도입니다.',
  '{n} change is': '변경 {n}개',
  '{n} changes are': '변경 {n}개',
  '{n} change': '변경 {n}개',
  '{n} changes': '변경 {n}개',
} as const;
