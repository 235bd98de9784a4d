/** What could not be read of AWS, and what to do about it. Where it was stands in front in Korean. */
export const reading = {
  ' in account {account}, {region}': '계정 {account}, 리전 {region}: ',
  ' in account {account}': '계정 {account}: ',
  ' in {region}': '리전 {region}: ',
  '{service} is not enabled{place}. Opt in on its console page; the first recommendations appear within a day.':
    '{place}{service} 서비스가 활성화되어 있지 않습니다. 콘솔 페이지에서 옵트인하십시오. 첫 권장 사항은 하루 안에 표시됩니다.',
  '{service} throttled the requests of Trimtab{place} ({operation}: {code}). Trimtab tries again in its next run; check which other tools call {service} at the same time.':
    '{place}{service} 서비스가 Trimtab의 요청을 제한했습니다({operation}: {code}). Trimtab이 다음 실행 때 다시 시도합니다. 같은 시간에 {service} 서비스를 호출하는 다른 도구가 있는지 확인하십시오.',
  '{service} did not answer{place} ({operation}: {code}). Trimtab tries again in its next run; if this continues, check that {service} is available in this Region, and AWS Health.':
    '{place}{service} 서비스가 응답하지 않았습니다({operation}: {code}). Trimtab이 다음 실행 때 다시 시도합니다. 계속되면 이 리전에서 {service} 서비스를 사용할 수 있는지와 AWS Health를 확인하십시오.',
  'Trimtab could not read the answer of {service}{place} ({operation}: {code}). Update Trimtab, or report this with the operation and the code.':
    '{place}{service} 서비스의 응답을 해석할 수 없습니다({operation}: {code}). Trimtab을 업데이트하거나, 작업 이름과 코드를 적어 알려 주십시오.',
  'The credentials for account {account} belong to account {actual}. Trimtab reads nothing with them. Correct the id or the roleArn of {account} in trimtab.yml, or use credentials of {account}.':
    '계정 {account}의 자격 증명이 계정 {actual}의 것입니다. Trimtab은 이 자격 증명으로 아무것도 읽지 않습니다. trimtab.yml에서 {account}의 id나 roleArn을 고치거나, {account}의 자격 증명을 사용하십시오.',
  'Trimtab could not assume its role{place}. Check roleArn and externalId in trimtab.yml, and the trust policy of the role.':
    '{place}Trimtab이 역할을 맡을 수 없습니다. trimtab.yml의 roleArn과 externalId, 그리고 역할의 신뢰 정책을 확인하십시오.',
  'No valid AWS credentials were found{place} ({code}). Sign in again, or set AWS_PROFILE.':
    '{place}유효한 AWS 자격 증명이 없습니다({code}). 다시 로그인하거나 AWS_PROFILE을 설정하십시오.',
  '{service} did not accept the credentials{place} ({code}). The Region is not enabled in the account, or the credentials are wrong.':
    '{place}{service} 서비스가 자격 증명을 받아들이지 않았습니다({code}). 계정에서 리전이 활성화되지 않았거나 자격 증명이 잘못되었습니다.',
  '{service} denied {operation}{place} ({code}). Add this permission to the role that Trimtab reads with, or remove the account or Region from trimtab.yml.':
    '{place}{service} 서비스가 {operation} 요청을 거부했습니다({code}). Trimtab이 읽는 데 쓰는 역할에 이 권한을 주거나, trimtab.yml에서 이 계정이나 리전을 빼십시오.',
  'Account {account} belongs to the organization of {managementAccount}, whose reservations and Savings Plans may pay for it too. Add {managementAccount} to accounts in trimtab.yml, or write `elsewhere: none` under commitments if no other account there owns any.':
    '계정 {account}의 조직은 관리 계정이 {managementAccount}이며, 그곳의 예약 인스턴스와 Savings Plans가 이 계정의 비용도 지불할 수 있습니다. trimtab.yml의 accounts에 {managementAccount} 계정을 추가하거나, 조직의 다른 계정에 약정이 없으면 commitments 아래에 `elsewhere: none`을 적으십시오.',
  'Collecting failed here. See the log of the function `collect`.':
    '여기서는 수집에 실패했습니다. `collect` 함수의 로그를 확인하십시오.',
  "The commitment {id} can't be understood, so what it pays for is not known. Look it up in the AWS console, and open an issue with its fields.":
    '약정 {id}을(를) 해석할 수 없어 무엇에 적용되는지 알 수 없습니다. AWS 콘솔에서 확인하고 그 필드를 적어 이슈를 열어 주십시오.',
  'What was paid upfront for the Reserved Instances {id} is not known: AWS lists modified ones at $0.':
    '예약 인스턴스 {id}의 선결제 금액을 알 수 없습니다. AWS는 수정된 예약을 $0으로 표시합니다.',
  'What was paid upfront for the Reserved Instances {id} and {more} more is not known: AWS lists modified ones at $0.':
    '예약 인스턴스 {id} 외 {more}건의 선결제 금액을 알 수 없습니다. AWS는 수정된 예약을 $0으로 표시합니다.',
} as const;
