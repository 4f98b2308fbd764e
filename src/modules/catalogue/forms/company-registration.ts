import { askChoice, askMoney, askNumber, askText, composeForm } from '../../../platform/forms/index.ts'
import { askIdentity, askMobilePhone, askPersonName, statementSection } from './shared-sections.ts'

/** 公司设立登记: 公司法（2023）第三十二条 登记事项; 市场主体登记管理条例 第八条, 第九条 and 第十六条. */
export const companyRegistrationForm = composeForm('company-registration', '公司登记申请表', [
  {
    id: 'company',
    title: '公司基本信息',
    questions: [
      askText('companyName', '公司名称', { minLength: 4, maxLength: 100, hint: '填写已申报保留的名称' }),
      askChoice('companyType', '公司类型', {
        limited: '有限责任公司',
        limitedSoleShareholder: '有限责任公司（一人有限责任公司）',
        jointStock: '股份有限公司',
      }),
      askText('companyAddress', '住所', { kind: 'address', maxLength: 200, hint: '写到门牌号，与住所使用证明一致' }),
      askText('businessScope', '经营范围', { kind: 'textarea', maxLength: 2000, hint: '按经营范围规范表述填写' }),
      askMoney('registeredCapital', '注册资本', {
        minimum: 1_00,
        // The law sets no maximum; this is the largest amount that is exact to the 分 (just under 10 万亿元).
        maximum: 999_999_999_999_999,
        hint: '全体股东认缴的总额；有限责任公司应自成立之日起五年内缴足',
      }),
      askChoice('operatingPeriod', '营业期限', { longTerm: '长期', fixed: '固定年限' }),
    ],
  },
  {
    id: 'operating-period',
    title: '营业期限',
    askedWhen: { operatingPeriod: 'fixed' },
    questions: [askNumber('operatingYears', '营业年限', { unit: '年', minimum: 1, maximum: 100 })],
  },
  {
    id: 'legal-representative',
    title: '法定代表人',
    questions: [
      askPersonName('legalRepresentativeName', '法定代表人姓名'),
      ...askIdentity('legalRepresentative', '法定代表人'),
      // 公司法 第十条: 由代表公司执行公司事务的董事或者经理担任.
      askChoice('legalRepresentativePost', '法定代表人职务', { director: '董事', manager: '经理', directorAndManager: '董事兼经理' }),
      askMobilePhone('legalRepresentativePhone', '法定代表人手机号码'),
    ],
  },
  {
    id: 'shareholders',
    title: '股东和任职人员',
    questions: [
      askText('shareholders', '股东（发起人）及认缴出资', {
        kind: 'textarea',
        maxLength: 3000,
        hint: '每行一位：姓名或名称，证件号码，认缴出资额（元），出资方式，出资日期',
      }),
      askText('directorsAndSupervisors', '董事、监事和高级管理人员', {
        kind: 'textarea',
        maxLength: 2000,
        hint: '每行一位：姓名，职务',
      }),
    ],
  },
  {
    id: 'liaison',
    title: '联络员',
    help: '联络员负责公司与登记机关的联系。',
    questions: [
      askPersonName('liaisonName', '联络员姓名'),
      ...askIdentity('liaison', '联络员'),
      askMobilePhone('liaisonPhone', '联络员手机号码'),
    ],
  },
  {
    id: 'applicant',
    title: '申请人指定的代表或委托代理人',
    questions: [
      askPersonName('agentName', '代表或代理人姓名', 'name'),
      ...askIdentity('agent', '代表或代理人'),
      askMobilePhone('agentPhone', '代表或代理人手机号码', 'tel'),
    ],
  },
  statementSection,
])
