import type { FormDesign } from '../../platform/forms/form-design.ts'

/** 服务事项 as everyone reads it: one published version of the base item. Enums carry the official words in `itemWords`. */
export interface ServiceItem extends ItemContent {
  version: number
}

/**
 * What a version says: every element of the 实施清单 (GB/T 39554.2, C0109-2018; titles, hints and order in `item-elements.ts`).
 * A place that handles the item may differ in what `local-elements.ts` lists, and in nothing else (同事同标).
 */
export interface ItemContent {
  /** The slug that stays (`food-business-licence`). */
  code: string
  name: string
  /** What people call it. */
  shortNames: string[]
  type: ItemType
  /** 主项: the code of the item this is a sub-item (子项) of. */
  mainItem: string | null
  /** 地方基本编码, kept beside the national one. */
  localBaseCode: string | null
  /** The department's short name as the item names it; `organisation` resolves it per region. */
  departmentName: string
  authorityNature: AuthorityNature
  /** 委托部门: who entrusted it, where `authorityNature` is `entrusted`. */
  entrustedBy: string | null
  jointDepartments: string[]
  powerSource: PowerSource
  levels: Level[]
  exerciseContent: string | null
  powerDivision: string | null
  serves: { persons: boolean; enterprises: boolean }
  serviceObjects: ServiceObject[]
  themes: { audience: 'persons' | 'enterprises'; topic: string }[]
  legalBasis: { law: string; articles: string[] }[]
  /** 法定办结时限; null where no law sets one. */
  statutoryLimit: Duration | null
  statutoryLimitNote: string | null
  /** 承诺办结时限; 0 = at once. */
  promisedLimit: Duration
  promisedLimitNote: string | null
  kind: 'immediate' | 'promised'
  conditions: string[]
  quantityLimit: string | null
  materials: Material[]
  situations: Situation[]
  steps: Step[]
  reviewPoints: string[]
  fee: Fee | null
  /** 减成本: what one application costs whoever makes it; null where nobody has worked it out. */
  applicantCost: ApplicantCost | null
  onlinePayment: boolean
  result: { name: string; kind: ResultKind; validity: string | null; sample: string | null }
  /** Who may have to be paid for a legally required service (国务院优化营商环境条例 art. 43: only statutory ones). */
  intermediary: string | null
  handlingForms: HandlingForm[]
  /** 网办深度 I–IV. */
  onlineDepth: 1 | 2 | 3 | 4
  onlineUrl: string | null
  mobileUrl: string | null
  singleSignOn: boolean
  siteVisits: number
  siteVisitReason: string | null
  /** 是否进驻政务大厅; one that is not stands on the negative list with its reason. */
  inHall: boolean
  notInHallReason: string | null
  /** 全链条进厅; null where it was not looked into yet. */
  hallChain: HallChain | null
  supportsBooking: boolean
  supportsExpress: boolean
  supportsTerminal: boolean
  crossRegion: { scopes: string[]; modes: string[] } | null
  consultationPhone: string | null
  complaintPhone: string | null
  reconsideration: string | null
  litigation: string | null
  questions: { question: string; answer: string }[]
  /** 免申即享: paid out without being asked for. */
  withoutApplication: boolean
  /** 秒批: decided by the platform itself. */
  instantDecision: boolean
  partOfLifeEvent: boolean
  /** 告知承诺制 for the whole item. */
  commitmentSystem: boolean
  townshipCategory: TownshipCategory | null
  /** 家门口办. */
  doorstepField: DoorstepField | null
  sinking: Sinking | null
  /** 新兴领域 the item was written for (跨境电商, 直播带货 …). */
  emergingField: string | null
  /** 互联网+监管 matter that watches what this item permits. */
  regulatoryMatter: string | null
  /** The lists of other systems that name it, as they write it: they must agree with this catalogue. */
  otherLists: { list: OtherList; name: string; type: string }[]
  cancelledProofs: CancelledProof[]
  /** 行政许可实施规范. */
  specification: { name: string; url: string | null; issuedOn: string | null } | null
  handlingItems: HandlingItem[]
  /** The form designed for this item; null: the one in code (`forms/`). A case keeps that of the version it began with. */
  form: FormDesign | null
  /** How sure the source was, and what is still to be verified. */
  confidence: 'high' | 'medium' | 'low'
  notes: string | null
}

export type AuthorityNature = 'statutory' | 'authorised' | 'entrusted'
export type PowerSource = 'own' | 'delegated' | 'authorisedAbove' | 'authorisedPeer' | 'entrustedAbove' | 'entrustedPeer'
export type ServiceObject = 'person' | 'enterprise' | 'institution' | 'socialOrganisation' | 'unincorporated' | 'government' | 'other'
export type HandlingForm = 'window' | 'online' | 'post' | 'express' | 'terminal'
/** 乡镇进驻事项 eleven categories (the source documents' A2). */
export type TownshipCategory =
  | 'household' | 'health' | 'socialSecurity' | 'labour' | 'elderCare' | 'medicalInsurance' | 'agriculture' | 'ruralConstruction' | 'business' | 'veterans' | 'party'
/** 家门口办 seven fields (the source documents' A2, no. 10). */
export type DoorstepField = 'education' | 'employment' | 'socialInsurance' | 'health' | 'elderCare' | 'socialService' | 'household'
/** 下沉: how a higher body's matter is handled nearer to people. */
export interface Sinking {
  way: 'entrustedReceipt' | 'authorisedHandling' | 'assistance'
  toLevel: Level
  document: string | null
}
export type OtherList = 'marketAccess' | 'internetSupervision' | 'investment' | 'construction'
/** 证明事项清理: a proof nobody asks for any more, why, and what stands in its place. */
export interface CancelledProof {
  name: string
  class: 'person' | 'enterprise'
  /** 法律法规没有规定的一律取消, or 有规定但可以查询到的不再提交. */
  reason: 'noLegalBasis' | 'obtainable'
  substitute: string | null
}
/** Which links of the chain from receipt to delivery are done in the hall, and why the others are not (应进必进、进必授权). */
export interface HallChain {
  links: HallLink[]
  reason: string | null
}
export type HallLink = Exclude<StepKind, 'specialProcedure'>
/** What a person pays for one application besides the time, in whole yuan: an estimate to compare versions by, never an amount that is charged. */
export interface ApplicantCost {
  feesYuan: number
  copiesYuan: number
  tripsYuan: number
  basis: string | null
}
/** 业务办理项: the finest grain; its 33-character code is the entry's 实施编码 and `sequence`. */
export interface HandlingItem {
  id: string
  sequence: number
  name: string
}
export interface Fee {
  basis: string
  amount: string
  projects: { name: string; standard: string; basis: string | null; reduction: string | null }[]
}

export type ItemType = 'licence' | 'confirmation' | 'payment' | 'reward' | 'adjudication' | 'otherPower' | 'publicService'
export type Level = 'city' | 'county' | 'township' | 'village'
export type ResultKind = 'certificate' | 'approval' | 'proof' | 'none'
/** Half a workday exists. */
export type DurationUnit = 'workday' | 'naturalDay' | 'hour'
export interface Duration {
  amount: number
  unit: DurationUnit
}

/** 申请材料. `id` is unique within the item (`m1`; `q1o2m1` for one that an answer adds). */
export interface Material {
  id: string
  name: string
  form: 'electronic' | 'original' | 'copy'
  copies: number
  source: 'applicant' | 'government' | 'other'
  necessary: boolean
  /** 可容缺: may follow after acceptance. */
  deferrable: boolean
  /** 可告知承诺. */
  commitment: boolean
  /** The certificate or register that replaces it (免提交), or null. */
  exemptBy: string | null
  waiverWay: WaiverWay | null
  /** Whose paper it is: nobody can agree to another's data being looked up. */
  holder: MaterialHolder
  /** What a register has to answer to stand in for it. */
  proves: MaterialProves
  kind: 'original' | 'form' | 'other'
  sourceNote: string | null
  paperSize: string | null
  /** Addresses of files: a blank form to fill in, a filled-in example. */
  blankForm: string | null
  sample: string | null
  fillingNotes: string | null
  acceptanceStandard: string | null
  legalBasis: string | null
  remark: string | null
}
/** 可免提交方式. */
export type WaiverWay = 'certificate' | 'sharing' | 'commitment' | 'internalCheck' | 'reuse'
/** other: spouses, parents, the dead, the people of an enterprise. */
export type MaterialHolder = 'applicant' | 'other'
/** noEntry: 无房, 无犯罪记录; anyAnswer: 婚姻状况, where no entry is an answer too. */
export type MaterialProves = 'entry' | 'noEntry' | 'anyAnswer'


/** 办理环节 in the order of the process. */
export interface Step {
  id: string
  kind: StepKind
  name: string
  days: number
  /** Special procedures do not count against the promise (行政许可法 art. 45). */
  countedInPromise: boolean
  office: string | null
  /** Of a special procedure: the law that allows it. */
  basis: string | null
  note: string | null
}
export type StepKind = 'accept' | 'review' | 'specialProcedure' | 'decide' | 'makeCertificate' | 'deliver'

/** 情形: a question whose answer changes what is needed. */
export interface Situation {
  id: string
  question: string
  options: { id: string; label: string; addMaterials: Material[]; removeMaterials: string[] }[]
}

/** Which option a person chose for each question: situation id → option id. */
export type SituationAnswers = Record<string, string>

export const itemWords = {
  type: { licence: '行政许可', confirmation: '行政确认', payment: '行政给付', reward: '行政奖励', adjudication: '行政裁决', otherPower: '其他行政权力', publicService: '公共服务' },
  level: { city: '市级', county: '县级', township: '乡镇（街道）', village: '村（社区）' },
  kind: { immediate: '即办件', promised: '承诺件' },
  onlineDepth: { 1: 'Ⅰ级', 2: 'Ⅱ级', 3: 'Ⅲ级', 4: 'Ⅳ级' },
  unit: { workday: '个工作日', naturalDay: '天', hour: '小时' },
  form: { electronic: '电子', original: '原件', copy: '复印件' },
  source: { applicant: '申请人自备', government: '政府部门核发', other: '其他' },
  resultKind: { certificate: '证照', approval: '批文', proof: '证明', none: '无' },
  step: { accept: '受理', review: '审查', specialProcedure: '特别程序', decide: '决定', makeCertificate: '制证', deliver: '送达' },
  authorityNature: { statutory: '法定机关', authorised: '授权组织', entrusted: '受委托组织' },
  powerSource: { own: '法定本级行使', delegated: '上级下放', authorisedAbove: '上级授权', authorisedPeer: '同级授权', entrustedAbove: '上级委托', entrustedPeer: '同级委托' },
  serviceObject: { person: '自然人', enterprise: '企业法人', institution: '事业法人', socialOrganisation: '社会组织法人', unincorporated: '非法人企业', government: '行政机关', other: '其他组织' },
  handlingForm: { window: '窗口办理', online: '网上办理', post: '邮寄申请', express: '快递送达', terminal: '自助终端' },
  townshipCategory: {
    household: '户籍管理', health: '卫生健康', socialSecurity: '社会保障', labour: '劳动保障', elderCare: '养老保障', medicalInsurance: '医疗保障', agriculture: '农业农村管理和服务',
    ruralConstruction: '乡村建设管理和服务', business: '营商管理和服务', veterans: '服役退役服务', party: '党务管理服务',
  },
  hallLink: { accept: '受理', review: '审查', decide: '决定', makeCertificate: '制证', deliver: '送达' },
  doorstepField: { education: '公共教育', employment: '劳动就业', socialInsurance: '社会保险', health: '医疗卫生', elderCare: '养老服务', socialService: '社会服务', household: '户籍管理' },
  sinkingWay: { entrustedReceipt: '委托受理', authorisedHandling: '授权办理', assistance: '帮办代办' },
  otherList: { marketAccess: '市场准入负面清单', internetSupervision: '“互联网+监管”事项清单', investment: '投资审批管理事项清单', construction: '工程建设项目审批事项清单' },
  proofClass: { person: '群众办事', enterprise: '企业办事' },
  proofReason: { noLegalBasis: '没有法律法规规定，直接取消', obtainable: '有规定，但可由部门查询获取，不再提交' },
  waiverWay: { certificate: '电子证照', sharing: '数据共享', commitment: '告知承诺', internalCheck: '部门内部核查', reuse: '前序材料复用' },
  materialHolder: { applicant: '申请人（本单位）', other: '他人' },
  materialProves: { entry: '有登记记录', noEntry: '没有登记记录', anyAnswer: '有没有记录都可以' },
  materialKind: { original: '证件证书证明', form: '申请表格文书', other: '其他' },
  audience: { persons: '个人', enterprises: '法人' },
  confidence: { high: '已核实', medium: '待核实', low: '存疑' },
} as const

/** What any applicant may be asked for, in any situation, each name once. */
export const listMaterialNames = ({ materials, situations }: Pick<ServiceItem, 'materials' | 'situations'>): string[] =>
  [...new Set([...materials, ...situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))].map(({ name }) => name))]

/** What this applicant needs: the item's materials after the answers have added and removed some. */
export function tailorMaterials(item: Pick<ServiceItem, 'materials' | 'situations'>, answers: SituationAnswers): Material[] {
  const chosen = item.situations.flatMap((situation) => situation.options.find((option) => option.id === answers[situation.id]) ?? [])
  const removed = new Set(chosen.flatMap((option) => option.removeMaterials))
  const kept = item.materials.filter((material) => !removed.has(material.name))
  const names = new Set(kept.map((material) => material.name))
  for (const material of chosen.flatMap((option) => option.addMaterials)) {
    if (names.has(material.name)) continue
    names.add(material.name)
    kept.push(material)
  }
  return kept
}

/** 5个工作日 · 当场办结 · 无法定时限 */
export function durationText(duration: Duration | null): string {
  if (!duration) return '法律没有规定'
  if (duration.amount === 0) return '当场办结'
  if (duration.amount === 0.5 && duration.unit === 'workday') return '半个工作日'
  return `${duration.amount}${itemWords.unit[duration.unit]}`
}
