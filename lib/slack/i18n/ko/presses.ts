/** What users are told when they press, submit or type. */
export const presses = {
  'Only full members of this workspace can use Trimtab, not guests or people of other companies.':
    'Trimtab은 이 워크스페이스의 정식 멤버만 사용할 수 있습니다. 게스트나 다른 회사 사용자는 사용할 수 없습니다.',
  'Only members of this workspace can do this.': '이 워크스페이스의 멤버만 할 수 있습니다.',
  'This dialog was already used. Press Approve again. Nothing was changed.':
    '이미 사용한 창입니다. 승인을 다시 누르십시오. 변경된 것은 없습니다.',
  'You are not an approver.': '승인자가 아닙니다.',
  'Ask an approver: {names}.': '승인자에게 요청하십시오: {names}.',
  'Nothing was changed.': '변경된 것은 없습니다.',
  'This button does not belong to Trimtab. Nothing was changed.':
    'Trimtab의 버튼이 아닙니다. 변경된 것은 없습니다.',
  'This button does not belong to Trimtab.': 'Trimtab의 버튼이 아닙니다.',
  'This suggestion no longer exists. See the newest digest. Nothing was changed.':
    '더 이상 없는 제안입니다. 최신 다이제스트를 확인하십시오. 변경된 것은 없습니다.',
  'This is advice for you to act on: there is nothing to approve.':
    '직접 조치하는 참고용 제안이라 승인할 것이 없습니다.',
  'A check now blocks this change. Select Details to see why.':
    '검사에서 이 변경을 막고 있습니다. 세부 정보에서 이유를 확인하십시오.',
  'Share in the channel': '채널에 공유',
  'Something went wrong. Nothing was changed. Try again in a minute; if it happens again, see the log of the function `report`.':
    '문제가 발생했습니다. 변경된 것은 없습니다. 잠시 후 다시 시도하십시오. 계속되면 `report` 함수의 로그를 확인하십시오.',
  'There is nothing to roll back.': '롤백할 것이 없습니다.',
  'The one-click rollback period is over.': '클릭 한 번으로 롤백할 수 있는 기간이 지났습니다.',
  "It can't be rolled back: {why}": '롤백할 수 없습니다: {why}',
  'Not approved': '승인되지 않음',
  'Not snoozed': '미루지 못함',
  'Not dismissed': '제외하지 못함',
  'Not assigned': '담당자를 지정하지 못함',
  'Accept every warning, or close this dialog.': '모든 경고를 확인하거나 이 창을 닫으십시오.',
  'The change could not be started. Nothing was changed. Approve it again in a minute.':
    '변경을 시작하지 못했습니다. 변경된 것은 없습니다. 잠시 후 다시 승인하십시오.',
  'The change could not be started.': '변경을 시작하지 못했습니다.',
  'Choose a date from tomorrow on, within a year.': '내일부터 1년 이내의 날짜를 선택하십시오.',
  'Choose a reason.': '이유를 선택하십시오.',
  'Choose a person.': '사람을 선택하십시오.',
  'Trimtab answers only in the workspace it was set up for.':
    'Trimtab은 설정된 워크스페이스에서만 응답합니다.',
  'Working on it…': '처리 중입니다…',
  'Slack could not tell Trimtab who you are. Try again in a minute.':
    '지금은 Slack에서 사용자 정보를 확인할 수 없습니다. 잠시 후 다시 시도하십시오.',
  'There is no approver yet: add people to `slack.approvers` in trimtab.yml.':
    '아직 승인자가 없습니다. trimtab.yml의 `slack.approvers`에 추가하십시오.',
  'Another user acted first. See the card again. Your click changed nothing.':
    '다른 사용자가 먼저 처리했습니다. 카드를 다시 확인하십시오. 이번 클릭으로 변경된 것은 없습니다.',
  'The answer could not be started. Try again in a minute.':
    '답변 준비를 시작하지 못했습니다. 잠시 후 다시 시도하십시오.',
  'A check has a new finding. Approve again to see it. Nothing was changed.':
    '검사에서 새로운 결과가 나왔습니다. 다시 승인을 눌러 확인하십시오. 변경된 것은 없습니다.',
  'Choose a full member of this workspace: no guest, no bot, no user of another company.':
    '이 워크스페이스의 정식 멤버를 선택하십시오. 게스트, 봇, 다른 회사 사용자는 안 됩니다.',
  'Slack could not tell Trimtab who that is. Try again in a minute.':
    '지금은 Slack에서 그 사용자를 확인할 수 없습니다. 잠시 후 다시 시도하십시오.',
  'Trimtab is started: changes may begin again. What waits for its maintenance window begins then. What was aborted by the stop has to be approved again.':
    'Trimtab이 다시 시작되었습니다. 변경을 시작할 수 있습니다. 유지 관리 기간을 기다리는 변경은 그때 시작합니다. 정지로 중단된 변경은 다시 승인해야 합니다.',
  'Trimtab is stopped: no new change begins. Changes that have not reached their new type roll back; those that have are verified to the end. No instance is left stopped. `/trimtab start` ends this.':
    'Trimtab이 정지되었습니다. 새 변경을 시작하지 않습니다. 아직 새 유형이 되지 않은 변경은 롤백하고, 이미 새 유형인 변경은 끝까지 확인합니다. 중지된 채로 남는 인스턴스는 없습니다. `/trimtab start`로 해제합니다.',
} as const;
