import { askChoice, askText, composeForm } from '../../../platform/forms/index.ts'
import { agentSection, askIdentity, askMobilePhone, askPersonName, deliverySections, statementSection } from './shared-sections.ts'

/** 社会保障卡申领登记表: one card per person; for a minor the guardian applies (民法典 第二十七条). */
export const socialSecurityCardForm = composeForm('social-security-card', '社会保障卡申领登记表', [
  {
    id: 'request',
    title: '申领类型',
    questions: [
      askChoice('requestKind', '办理哪一种？', { first: '首次申领', replaceLost: '补卡（卡丢了）', renew: '换卡（到期、损坏或信息变更）' }),
      askChoice('cardFor', '给谁办卡？', { self: '本人', minor: '未成年人（由监护人申请）', otherAdult: '其他成年人（受委托）' }),
    ],
  },
  {
    id: 'holder',
    title: '持卡人信息',
    questions: [
      askPersonName('holderName', '持卡人姓名'),
      ...askIdentity('holder', '持卡人'),
      askMobilePhone('holderPhone', '接收通知的手机号码'),
      askText('holderAddress', '持卡人通讯地址', { kind: 'address', maxLength: 200, hint: '写到门牌号' }),
      askText('bank', '合作银行', { maxLength: 50, hint: '卡的金融账户开在这家银行；可选银行见办事指南' }),
    ],
  },
  {
    id: 'guardian',
    title: '监护人信息',
    askedWhen: { cardFor: 'minor' },
    questions: [
      askPersonName('guardianName', '监护人姓名', 'name'),
      ...askIdentity('guardian', '监护人'),
      askChoice('guardianRelation', '监护人与持卡人的关系', { parent: '父母', grandparent: '祖父母或外祖父母', other: '其他监护人' }),
    ],
  },
  // `cardFor` has already answered who handles it.
  agentSection({ cardFor: 'otherAdult' }),
  ...deliverySections('社会保障卡'),
  statementSection,
])
