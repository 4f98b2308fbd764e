import { askChoice, askStatement, askText } from '../../../platform/forms/index.ts'
import type { AskedWhen, Question, QuestionSection } from '../../../platform/forms/index.ts'

const residentCard = 'residentIdentityCard'
const otherDocuments = {
  hongKongMacauPermit: '港澳居民来往内地通行证',
  taiwanPermit: '台湾居民来往大陆通行证',
  foreignPermanentResidentCard: '外国人永久居留身份证',
  passport: '护照',
}

/** Kind and number of a person's identity document: two questions whose names begin with `prefix`. */
export function askIdentity(prefix: string, whose: string): Question[] {
  const kind = `${prefix}IdentityKind`
  return [
    askChoice(kind, `${whose}证件类型`, { [residentCard]: '居民身份证', ...otherDocuments }, { kind: 'select' }),
    askText(`${prefix}IdentityNumber`, `${whose}证件号码`, {
      kind: 'identityNumber',
      maxLength: 20,
      formatWhen: [
        { when: { [kind]: residentCard }, format: 'identity-number' },
        { when: { [kind]: Object.keys(otherDocuments) }, format: 'travel-document' },
      ],
    }),
  ]
}

/** The longest name that official forms provide for: foreign and minority names are long. */
const longestPersonName = 50

/** A person's name as on the identity document. */
export function askPersonName(name: string, title: string, autocomplete?: string): Question {
  return askText(name, title, { maxLength: longestPersonName, hint: '与身份证件上的一致', autocomplete })
}

/** A mobile number that messages about the application can be sent to. */
export function askMobilePhone(name: string, title: string, autocomplete?: string): Question {
  return askText(name, title, { kind: 'phone', maxLength: 20, format: 'mobile-phone', autocomplete })
}

/** Asks who a natural person is and how to reach them. */
export function personApplicantSection(askedWhen?: AskedWhen): QuestionSection {
  return {
    id: 'applicant',
    title: '申请人信息',
    ...(askedWhen && { askedWhen }),
    questions: [
      askPersonName('applicantName', '申请人姓名', 'name'),
      ...askIdentity('applicant', '申请人'),
      askMobilePhone('applicantPhone', '手机号码', 'tel'),
      askText('applicantAddress', '联系地址', {
        kind: 'address',
        maxLength: 200,
        hint: '写到门牌号，需要邮寄时按此地址寄送',
        autocomplete: 'street-address',
      }),
    ],
  }
}

/** Asks which legal person or other organisation applies. */
export function enterpriseApplicantSection(askedWhen?: AskedWhen): QuestionSection {
  return {
    id: 'enterprise',
    title: '申请单位信息',
    ...(askedWhen && { askedWhen }),
    questions: [
      askText('enterpriseName', '单位名称', { maxLength: 100, hint: '与营业执照或登记证书上的一致', autocomplete: 'organization' }),
      askUscc('enterpriseUscc', '统一社会信用代码'),
      askPersonName('legalRepresentativeName', '法定代表人（负责人）姓名'),
      askText('enterpriseAddress', '单位地址', { kind: 'address', maxLength: 200 }),
    ],
  }
}

/** 统一社会信用代码 of an organisation. */
export function askUscc(name: string, title: string): Question {
  return askText(name, title, { kind: 'identityNumber', maxLength: 20, format: 'uscc', hint: '18 位，见营业执照' })
}

/** The person of an organisation whom the office may call. */
export function contactSection(askedWhen?: AskedWhen): QuestionSection {
  return {
    id: 'contact',
    title: '联系人',
    ...(askedWhen && { askedWhen }),
    questions: [
      askText('contactName', '联系人姓名', { maxLength: longestPersonName, autocomplete: 'name' }),
      askText('contactPhone', '联系电话', {
        kind: 'phone',
        maxLength: 20,
        format: 'phone',
        hint: '手机号码，或带区号的固定电话',
        autocomplete: 'tel',
      }),
    ],
  }
}

/** Who handles the matter and, when somebody else does, who that is. */
export function agentSections(principal: '本人' | '本单位' | '本人（本单位）'): QuestionSection[] {
  return [
    {
      id: 'handler',
      title: '由谁办理',
      questions: [
        askChoice('handledBy', '由谁办理？', { applicant: `${principal}办理`, agent: '委托他人办理' }),
      ],
    },
    agentSection({ handledBy: 'agent' }),
  ]
}

/** Who acts for the applicant: 民法典 第一百六十五条 asks for a written authority, uploaded as a material. */
export function agentSection(askedWhen: AskedWhen): QuestionSection {
  return {
    id: 'agent',
    title: '受托人信息',
    help: '请在上传材料时附上委托书。',
    askedWhen,
    questions: [
      askPersonName('agentName', '受托人姓名'),
      ...askIdentity('agent', '受托人'),
      askMobilePhone('agentPhone', '受托人手机号码'),
    ],
  }
}

/** How the result reaches the applicant when it is a thing: picked up, or sent to an address. */
export function deliverySections(result: string): QuestionSection[] {
  return [
    {
      id: 'delivery',
      title: '领取方式',
      questions: [askChoice('deliveryMethod', `${result}领取方式`, { window: '到窗口领取', post: '邮寄给我' })],
    },
    {
      id: 'delivery-address',
      title: '邮寄地址',
      askedWhen: { deliveryMethod: 'post' },
      questions: [
        askText('recipientName', '收件人姓名', { maxLength: longestPersonName }),
        askMobilePhone('recipientPhone', '收件人手机号码'),
        askText('recipientAddress', '收件地址', { kind: 'address', maxLength: 200, hint: '写到门牌号' }),
      ],
    },
  ]
}

/** The applicant answers for what was written: 行政许可法 第三十一条. */
export const statementSection: QuestionSection = {
  id: 'statement',
  title: '申请人声明',
  help: '提供虚假信息的，行政机关不予受理、不予许可或撤销决定，并可依法给予处罚。',
  questions: [
    askStatement('truthStatement', '申请人声明', '我已阅读办事指南，承诺所填信息和提交的材料真实、有效，并对其负责。'),
  ],
}
