import { askChoice, askNumber, askText, askYesNo, composeForm } from '../../../platform/forms/index.ts'
import { agentSections, personApplicantSection, statementSection } from './shared-sections.ts'

/** 个体工商户登记: 市场主体登记管理条例 第八条 and 第九条; a name is optional. */
export const individualBusinessRegistrationForm = composeForm('individual-business-registration', '个体工商户登记申请表', [
  { ...personApplicantSection(), title: '经营者信息' },
  {
    id: 'business',
    title: '经营信息',
    questions: [
      askYesNo('usesTradeName', '是否使用名称（字号）？', { hint: '个体工商户可以不使用名称' }),
      askChoice('operatedBy', '组成形式', { individual: '个人经营', family: '家庭经营' }),
      askText('businessPremises', '经营场所', {
        kind: 'address',
        maxLength: 200,
        hint: '写到门牌号；仅通过网络经营的，填写网络经营场所的网址',
      }),
      askText('businessScope', '经营范围', {
        kind: 'textarea',
        maxLength: 1000,
        hint: '按经营范围规范表述填写，例如：小餐饮、食品销售（仅销售预包装食品）',
      }),
      askNumber('staffCount', '从业人数', { unit: '人', minimum: 1, maximum: 9_999 }),
    ],
  },
  {
    id: 'business-details',
    title: '名称和家庭成员',
    questions: [
      askText('tradeName', '个体工商户名称', { maxLength: 60, hint: '由行政区划、字号、行业和“店、馆、部”等组成', askedWhen: { usesTradeName: true } }),
      askText('familyMembers', '参加经营的家庭成员姓名', { kind: 'textarea', maxLength: 300, hint: '每行写一位', askedWhen: { operatedBy: 'family' } }),
    ],
  },
  ...agentSections('本人'),
  statementSection,
])
