/** What is said to whoever presses, sends or types something. */
export const presses = {
  'Trimtab is for full members of this workspace, not for guests or people of other companies.':
    'Trimtab은 이 워크스페이스의 정식 멤버만 사용할 수 있습니다. 게스트나 다른 회사 사용자는 사용할 수 없습니다.',
  'Slack does not tell me who you are just now. Try again in a minute.':
    '지금은 Slack에서 사용자 정보를 확인할 수 없습니다. 잠시 후 다시 시도하세요.',
  'Only members of this workspace can do this.': '이 워크스페이스의 멤버만 할 수 있습니다.',
  'This dialog was already used. Press Approve again. Nothing was changed.':
    '이미 사용한 창입니다. 승인을 다시 누르세요. 변경된 것은 없습니다.',
  'You are not an approver.': '승인자가 아닙니다.',
  'Nobody is yet: an administrator adds people to `slack.approvers` in trimtab.yml.':
    '아직 승인자가 없습니다. 관리자가 trimtab.yml의 `slack.approvers`에 추가해야 합니다.',
  'Ask one of them: {names}.': '다음 사람에게 요청하세요: {names}.',
  'Nothing was changed.': '변경된 것은 없습니다.',
  'This button is not one of mine. Nothing was changed.':
    'Trimtab의 버튼이 아닙니다. 변경된 것은 없습니다.',
  'This button is not one of mine.': 'Trimtab의 버튼이 아닙니다.',
  'I no longer know this suggestion. Look at the newest digest. Nothing was changed.':
    '더 이상 없는 제안입니다. 최신 다이제스트를 확인하세요. 변경된 것은 없습니다.',
  'Somebody else acted first. Look at the card again; your click changed nothing.':
    '다른 사람이 먼저 처리했습니다. 카드를 다시 확인하세요. 이번 클릭으로 변경된 것은 없습니다.',
  'This is advice for you to act on: there is nothing to approve.':
    '직접 조치하는 참고용 제안이라 승인할 것이 없습니다.',
  'A check now blocks this change. Open Details to see why.':
    '지금은 검사에서 이 변경을 막고 있습니다. 자세히에서 이유를 확인하세요.',
  'Share in the channel': '채널에 공유',
  'Something went wrong. Nothing was changed. Try again in a minute; if it happens again, the log of `report` has the reason.':
    '문제가 생겼습니다. 변경된 것은 없습니다. 잠시 후 다시 시도하세요. 계속되면 `report`의 로그에 원인이 있습니다.',
  'There is nothing to roll back.': '되돌릴 것이 없습니다.',
  'The time to roll back with one click is over.': '한 번에 되돌릴 수 있는 기간이 지났습니다.',
  'It cannot be rolled back: {why}': '되돌릴 수 없습니다: {why}',
  'I could not start reading. Try again in a minute.':
    '읽기를 시작하지 못했습니다. 잠시 후 다시 시도하세요.',
  'Not approved': '승인되지 않음',
  'Not snoozed': '미루지 못함',
  'Not dismissed': '제외하지 못함',
  'Not assigned': '맡기지 못함',
  'Tick every warning, or close this dialog.': '모든 경고를 선택하거나 이 창을 닫으세요.',
  'It could not be started. Nothing was changed. Approve it again in a minute.':
    '시작하지 못했습니다. 변경된 것은 없습니다. 잠시 후 다시 승인하세요.',
  'It could not be started.': '시작하지 못했습니다.',
  'A check found something new just now. Approve it again to see it. Nothing was changed.':
    '방금 검사에서 새로운 것이 발견되었습니다. 다시 승인하면 확인할 수 있습니다. 변경된 것은 없습니다.',
  'Choose a date from tomorrow on, within a year.': '내일부터 1년 이내의 날짜를 선택하세요.',
  'Choose what fits best.': '가장 알맞은 것을 선택하세요.',
  'Choose a person.': '사람을 선택하세요.',
  'Choose a full member of this workspace: no guest, no bot, nobody of another company.':
    '이 워크스페이스의 정식 멤버를 선택하세요. 게스트, 봇, 다른 회사 사용자는 안 됩니다.',
  'Slack does not tell me who that is just now. Try again in a minute.':
    '지금은 Slack에서 그 사용자를 확인할 수 없습니다. 잠시 후 다시 시도하세요.',
  'Trimtab goes on. What waits for its window begins then; what came to nothing because Trimtab was stopped has to be approved again.':
    'Trimtab을 다시 시작했습니다. 유지 관리 기간을 기다리던 것은 그때 시작하고, 멈춘 동안 진행되지 못한 것은 다시 승인해야 합니다.',
  'Trimtab is stopped: nothing new is changed. What is on its way to its new type goes back; what runs there already, and is only waited for, is finished. Nothing is left stopped. `/trimtab start` lets it go on.':
    'Trimtab을 멈췄습니다. 새로 변경하지 않습니다. 새 유형으로 바꾸는 중인 것은 되돌리고, 이미 새 유형으로 실행되어 확인만 남은 것은 마칩니다. 중지된 채 남는 것은 없습니다. `/trimtab start`로 다시 시작합니다.',
  'Trimtab answers only in the workspace that it was set up for.':
    'Trimtab은 설정된 워크스페이스에서만 답합니다.',
  'Reading; the answer follows.': '읽는 중입니다. 곧 답합니다.',
  'I could not start reading. Nothing was changed; try again in a minute.':
    '읽기를 시작하지 못했습니다. 변경된 것은 없습니다. 잠시 후 다시 시도하세요.',
} as const;
