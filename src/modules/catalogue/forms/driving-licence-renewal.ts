import { askChoice, askChoices, askDate, askStatement, askText, composeForm } from '../../../platform/forms/index.ts'
import { agentSections, deliverySections, personApplicantSection, statementSection } from './shared-sections.ts'

const vehicleClasses = {
  A1: 'A1 大型客车',
  A2: 'A2 重型牵引挂车',
  A3: 'A3 城市公交车',
  B1: 'B1 中型客车',
  B2: 'B2 大型货车',
  C1: 'C1 小型汽车',
  C2: 'C2 小型自动挡汽车',
  C3: 'C3 低速载货汽车',
  C4: 'C4 三轮汽车',
  C5: 'C5 残疾人专用小型自动挡载客汽车',
  C6: 'C6 轻型牵引挂车',
  D: 'D 普通三轮摩托车',
  E: 'E 普通二轮摩托车',
  F: 'F 轻便摩托车',
  M: 'M 轮式专用机械车',
  N: 'N 无轨电车',
  P: 'P 有轨电车',
}

/** 机动车驾驶证申请表: 机动车驾驶证申领和使用规定 (换证, 补证, 准驾车型及代号). */
export const drivingLicenceRenewalForm = composeForm('driving-licence-renewal', '机动车驾驶证换证申请表', [
  personApplicantSection(),
  {
    id: 'licence',
    title: '驾驶证信息',
    questions: [
      askText('licenceFileNumber', '驾驶证档案编号', { kind: 'identityNumber', maxLength: 20, format: 'driving-file', inputMode: 'numeric' }),
      askChoices('vehicleClasses', '准驾车型', vehicleClasses, { hint: '照驾驶证上的准驾车型选择' }),
      askChoice('renewalReason', '换证原因', {
        expired: '有效期满',
        lost: '遗失补证',
        damaged: '损毁换证',
        transferredIn: '从外地转入',
        loweredClass: '年满 60 周岁或自愿降低准驾车型',
      }),
    ],
  },
  {
    id: 'renewal-details',
    title: '换证说明',
    questions: [
      askDate('licenceExpiresOn', '驾驶证有效期至', { hint: '照驾驶证填写，例如 2027-02-08', askedWhen: { renewalReason: 'expired' } }),
      // Once a replacement is issued the lost licence is void and may not be used again.
      askStatement('lossStatement', '遗失声明', '我的驾驶证确已遗失，没有被扣押、扣留或暂扣；找回后不再使用原证并交回车辆管理所。', { askedWhen: { renewalReason: 'lost' } }),
      askText('previousAuthority', '原发证机关', { maxLength: 100, hint: '照驾驶证印章填写', askedWhen: { renewalReason: 'transferredIn' } }),
      askChoices('requestedClasses', '申请保留的准驾车型', vehicleClasses, { askedWhen: { renewalReason: 'loweredClass' } }),
    ],
  },
  ...deliverySections('驾驶证'),
  ...agentSections('本人'),
  statementSection,
])
