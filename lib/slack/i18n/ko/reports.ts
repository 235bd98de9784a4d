/** The report, and what answers to commands share. */
export const reports = {
  '*{instances} with {filters}*': '*{instances}, {filters}*',
  '{count} without a list price': '정가 없음 {count}개',
  '{more} more: `{command} csv` lists all.': '{more}개가 더 있습니다. 전체 목록: `{command} csv`.',
  'As seen {time}.': '{time} 기준입니다.',
  '{instances}, {monthly} a month at list price': '{instances}, 정가 기준 월 {monthly}',
  Instances: '인스턴스',
  Name: '이름',
  Type: '유형',
  'State and Region': '상태와 리전',
  'Monthly cost': '월 비용',
  'no price': '가격 없음',
  'No data yet. The first digest collects it.':
    '아직 데이터가 없습니다. 첫 다이제스트에서 수집합니다.',
  'No instance matches {filters}.': '해당하는 인스턴스가 없습니다: {filters}.',
  '`/trimtab report` lists all.': '전체 목록: `/trimtab report`.',
  'account {value}': '계정 {value}',
  'Region {value}': '리전 {value}',
  'family {value}': '패밀리 {value}',
  'tag {tag}': '태그 {tag}',
  'No history yet.': '아직 이력이 없습니다.',
  'No history for `{id}`: it has never had a suggestion.':
    '`{id}`의 이력이 없습니다. 제안된 적이 없는 인스턴스입니다.',
  '{n} entry, newest first': '항목 {n}개, 최신 순서',
  '{n} entries, newest first': '항목 {n}개, 최신 순서',
  '{more} older: `/trimtab history export` lists all, `/trimtab history i-…` those of one instance.':
    '이전 항목 {more}개가 더 있습니다. 전체 목록: `/trimtab history export`, 인스턴스 하나의 이력: `/trimtab history i-…`.',
  '{more} older: `/trimtab history {id} export` lists all.':
    '이전 항목 {more}개가 더 있습니다. 전체 목록: `/trimtab history {id} export`.',
  'Currently dismissed: {reasons}': '현재 제외된 이유: {reasons}',
  started: '시작됨',
  'Trimtab: history, {entries}': 'Trimtab: 이력, {entries}',
  '{n} entry': '항목 {n}개',
  '{n} entries': '항목 {n}개',
  '{id}, {region}, account {account}': '{id}, {region}, 계정 {account}',
  'Action required: {name}': '조치 필요: {name}',
  '{id} no longer exists.': '더 이상 존재하지 않습니다: {id}.',
  '{title}: {name} is in your direct messages with Trimtab.':
    '{title}: Trimtab과의 다이렉트 메시지에 {name} 파일이 있습니다.',
  '{more} more.': '{more}개가 더 있습니다.',
  'Trimtab: {instances}': 'Trimtab: {instances}',
  'Details of one: `/trimtab instance i-…`': '인스턴스 상세: `/trimtab instance i-…`',
  '{instances}, {monthly} a month at list': '{instances}, 정가 기준 월 {monthly}',
  Monthly: '월 비용',
  '*What happened*, newest first': '*이력*, 최신순',
  '{shown} of {suggestions}, largest saving first': '{suggestions} 중 {shown}개, 절감액이 큰 순서',
  '`/trimtab open` shows their cards, where they are approved.':
    '`/trimtab open`으로 카드를 보고 승인할 수 있습니다.',
  'Nothing has been collected yet. Name the Region: `/trimtab find vcpu=4 region=eu-west-1`.':
    '아직 수집한 것이 없습니다. 리전을 지정하십시오: `/trimtab find vcpu=4 region=eu-west-1`.',
  'It is not in the newest inventory.': '최신 인벤토리에 없습니다.',
  '{count} instances have the name {name}. Give the ID of one:':
    '이름이 {name}인 인스턴스가 {count}개 있습니다. ID로 지정하십시오:',
  'No instance `{which}` in {accounts}, {regions}.':
    '{accounts}, {regions}에 인스턴스가 없습니다: `{which}`.',
  'Check the ID or the name. A new instance is found after the next morning job.':
    'ID나 이름을 확인하십시오. 새 인스턴스는 다음 아침 작업 후에 나옵니다.',
} as const;
