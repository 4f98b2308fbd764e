import { askChoice, askDate, askText, composeForm } from '../../../platform/forms/index.ts'
import { askIdentity, askPersonName, personApplicantSection, statementSection } from './shared-sections.ts'

/** 出生登记: 户口登记条例 第七条 (within a month, by 户主, a relative, the fosterer or a neighbour). */
export const birthHouseholdRegistrationForm = composeForm('birth-household-registration', '出生登记申报表', [
  {
    ...personApplicantSection(),
    title: '申报人信息',
  },
  {
    id: 'relation',
    title: '申报人与孩子的关系',
    questions: [
      askChoice('relationToChild', '申报人是孩子的什么人？', { mother: '母亲', father: '父亲', guardian: '其他监护人', relative: '其他亲属' }),
    ],
  },
  {
    id: 'child',
    title: '新生儿信息',
    help: '请照《出生医学证明》填写。',
    questions: [
      askText('childName', '新生儿姓名', { maxLength: 50, hint: '随父姓或随母姓；登记后更改需另行申请' }),
      askChoice('childSex', '新生儿性别', { male: '男', female: '女' }),
      askDate('childBirthDate', '出生日期', { format: 'past-date', hint: '例如 2026-11-02' }),
      askText('childEthnicGroup', '民族', { maxLength: 20, hint: '随父亲或母亲的民族，例如：汉族' }),
      askText('birthPlace', '出生地', { maxLength: 100, hint: '写到区县，例如：云湖市澄湖区' }),
      askText('birthCertificateNumber', '出生医学证明编号', { kind: 'identityNumber', maxLength: 20, format: 'birth-certificate' }),
      askChoice('parentsOnCertificate', '出生医学证明上登记了哪些父母信息？', { both: '父亲和母亲', motherOnly: '只有母亲' }),
    ],
  },
  {
    id: 'mother',
    title: '母亲信息',
    questions: [askPersonName('motherName', '母亲姓名'), ...askIdentity('mother', '母亲')],
  },
  {
    id: 'father',
    title: '父亲信息',
    askedWhen: { parentsOnCertificate: 'both' },
    questions: [
      askPersonName('fatherName', '父亲姓名'),
      ...askIdentity('father', '父亲'),
      askChoice('registersWith', '随谁落户？', { mother: '随母亲落户', father: '随父亲落户' }),
    ],
  },
  {
    id: 'household',
    title: '落户地址',
    questions: [
      askPersonName('householderName', '户主姓名'),
      askText('householdAddress', '落户地址', { kind: 'address', maxLength: 200, hint: '与户口簿上的住址一致' }),
    ],
  },
  statementSection,
])
