/** The report, and what answers to commands share. */
export const reports = {
  '*{instances} with {filters}*': '*{instances}, {filters}*',
  '{count} without a list price': '정가 없음 {count}개',
  'And {more} more: `{command} csv` has all.':
    '{more}개가 더 있습니다. `{command} csv`에 모두 있습니다.',
  'As seen {time}.': '{time} 기준입니다.',
  'Details of one: `/trimtab instance i-…`': '인스턴스 상세: `/trimtab instance i-…`',
  '{instances}, {monthly} a month at list': '{instances}, 정가 기준 월 {monthly}',
  Instances: '인스턴스',
  Name: '이름',
  Type: '유형',
  'State and Region': '상태와 리전',
  Monthly: '월 비용',
  'no price': '가격 없음',
  'Nothing has been collected yet. The first digest collects everything.':
    '아직 수집한 것이 없습니다. 첫 다이제스트 때 모두 수집합니다.',
  'No instance has {filters}.': '해당하는 인스턴스가 없습니다: {filters}.',
  '`/trimtab report` shows all of them.': '`/trimtab report`로 모두 볼 수 있습니다.',
  'account {value}': '계정 {value}',
  'region {value}': '리전 {value}',
  'family {value}': '패밀리 {value}',
  'tag {tag}': '태그 {tag}',
  'Nothing has happened yet.': '아직 아무 일도 없었습니다.',
  'Nothing has happened to `{id}`: there was never a suggestion for it.':
    '`{id}`에 아무 일도 없었습니다. 제안된 적이 없습니다.',
  '{n} entry, newest first': '항목 {n}개, 최신순',
  '{n} entries, newest first': '항목 {n}개, 최신순',
  '*What happened*, newest first': '*이력*, 최신순',
  'And {more} older: `/trimtab history export` has all. `/trimtab history i-…` shows one instance.':
    '이전 항목 {more}개가 더 있습니다. `/trimtab history export`에 모두 있고, `/trimtab history i-…`는 한 인스턴스만 보여 줍니다.',
  'And {more} older: `/trimtab history {id} export` has all.':
    '이전 항목 {more}개가 더 있습니다. `/trimtab history {id} export`에 모두 있습니다.',
  'Dismissed now: {reasons}': '현재 제외된 이유: {reasons}',
  started: '시작됨',
  'Trimtab: what happened, {entries}': 'Trimtab: 이력, {entries}',
  '{n} entry': '항목 {n}개',
  '{n} entries': '항목 {n}개',
  '{id}, {region}, account {account}': '{id}, {region}, 계정 {account}',
  'A person is needed for {name}': '{name}: 사람의 확인이 필요합니다',
  '{id} no longer exists.': '더 이상 없는 인스턴스입니다: {id}.',
  '{title}: {name} is in your direct messages with Trimtab.':
    '{title}: Trimtab과의 다이렉트 메시지에 {name} 파일이 있습니다.',
  '{shown} of {suggestions}, largest saving first': '{suggestions} 중 {shown}개, 절감액이 큰 순서',
  '`/trimtab open` shows their cards, where they are approved.':
    '`/trimtab open`으로 카드를 보고 승인할 수 있습니다.',
  'Nothing has been collected yet. Name the Region: `/trimtab find vcpu=4 region=eu-west-1`.':
    '아직 수집한 것이 없습니다. 리전을 지정하세요: `/trimtab find vcpu=4 region=eu-west-1`.',
  'It is not in the newest inventory.': '최신 인벤토리에 없습니다.',
  '{count} instances have the name {name}. Give the ID of one:':
    '이름이 {name}인 인스턴스가 {count}개 있습니다. ID로 지정하세요:',
  'And {more} more.': '{more}개가 더 있습니다.',
  'No instance `{which}` in {accounts}, {regions}.':
    '{accounts}, {regions}에 인스턴스가 없습니다: `{which}`.',
  '{n} Region': '리전 {n}개',
  '{n} Regions': '리전 {n}개',
  'Check the ID or the name. A new instance is found after the next morning job.':
    'ID나 이름을 확인하세요. 새 인스턴스는 다음 아침 작업 후에 나옵니다.',
  'Trimtab: {instances}': 'Trimtab: {instances}',
} as const;
