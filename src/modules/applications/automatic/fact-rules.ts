import { toDayNumber } from '../../calendar/calendar-rules.ts'
import type { Material, ServiceItem } from '../../catalogue/index.ts'
import { type Application, followWords, type ProvidedWay } from '../application.ts'
import type { FactKind } from './expression-rules.ts'
import type { FactValue, Facts } from './rule-set.ts'

/** A fact as the editor of rules shows it. */
export interface FactDefinition {
  /** As rules write it. */
  name: string
  title: string
  kind: FactKind
  /** Where the platform knows it from: nothing an applicant merely wrote. */
  source: string
  /** The texts it can be, where they are few. */
  values?: string[]
}

/** An earlier case of the same applicant, and the certificate it gave, as the records have them today. */
export interface EarlierCase {
  application: Application
  certificate: { name: string; holderId: string; stateName: string; validUntil: string | null } | undefined
}

/** What was read about a case from the state's own records. */
export interface CaseRecords {
  application: Application
  /** In the version the case is handled by. */
  item: Pick<ServiceItem, 'situations' | 'materials' | 'result'>
  /** Whether the identity the form names was compared with the register when it was submitted. */
  isIdentityChecked: boolean
  /** Undefined where the case follows none. */
  earlier: EarlierCase | undefined
  /** Names of the certificates the applicant holds that are valid on that day. */
  validCertificates: readonly string[]
  openBreaches: number
  today: string
}

const wayWords: Record<ProvidedWay, string> = { file: '已上传', paper: '纸质', waived: '免提交', deferred: '承诺后补', committed: '以承诺代替', none: '未提交' }
/** Of a material that the applicant's answers do not ask for. */
const NOT_NEEDED = '不需要'

interface Fact extends FactDefinition {
  of(records: CaseRecords): FactValue
}

const fact = (name: string, title: string, kind: FactKind, source: string, of: Fact['of'], values?: string[]): Fact => ({ name, title, kind, source, of, ...(values ? { values } : {}) })

const REGISTER = '实名登记'
const SUBMITTED = '本次申请（系统核对）'
const EARLIER = '原办件'
const CERTIFICATES = '电子证照'

/** The same of every item. */
const COMMON: readonly Fact[] = [
  fact('申请人类型', '申请人是个人还是企业', 'text', REGISTER, ({ application }) => (application.detail.applicantKind === 'person' ? '个人' : '企业'), ['个人', '企业']),
  fact('身份核对一致', '申请表的证件号码与实名登记一致', 'boolean', REGISTER, ({ isIdentityChecked }) => isIdentityChecked || null),
  fact('本人办理', '由申请人本人提交，没有代理人', 'boolean', REGISTER, ({ application: { agentId, applicantId } }) => agentId === null || agentId === applicantId),
  fact('未修复失信数', '没有修复的容缺、告知承诺失信记录数', 'number', '承诺履约记录', ({ openBreaches }) => openBreaches),
  fact('申请日期', '提交的日期，如 "2026-03-02"', 'text', SUBMITTED, ({ today }) => today),
  fact('与原办件的关系', '变更、延续、补办、注销；没有原办件的为「无」', 'text', SUBMITTED, ({ application: { detail } }) => (detail.follows ? followWords[detail.follows.relation] : '无'), [...Object.values(followWords), '无']),
  fact('原办件事项', '原办件的事项编码，如 "food-business-licence"', 'text', EARLIER, ({ earlier }) => earlier?.application.itemCode ?? null),
  fact('原办件同一机关', '原办件由同一个机关决定', 'boolean', EARLIER, ({ earlier, application }) => (earlier ? earlier.application.authorityId === application.authorityId : null)),
  fact('原办件同一申请人', '原办件的申请人就是本次的申请人', 'boolean', EARLIER, ({ earlier, application }) => (earlier ? earlier.application.applicantId === application.applicantId : null)),
  fact('原证照名称', '原办件颁发的证照', 'text', CERTIFICATES, ({ earlier }) => earlier?.certificate?.name ?? null),
  fact('原证照状态', '原办件颁发的证照今天的状态', 'text', CERTIFICATES, ({ earlier }) => earlier?.certificate?.stateName ?? null, ['有效', '暂扣', '撤销', '注销', '失效', '已换发']),
  fact('原证照剩余天数', '到有效期最后一天还有几天；长期有效的查不到天数', 'number', CERTIFICATES, ({ earlier, today }) => (earlier?.certificate?.validUntil ? toDayNumber(earlier.certificate.validUntil) - toDayNumber(today) : null)),
  fact('原证照持有人一致', '原证照的持有人就是本次的申请人', 'boolean', CERTIFICATES, ({ earlier, application }) => (earlier?.certificate ? earlier.certificate.holderId === application.applicantId : null)),
  fact('持有有效证照', '申请人今天有效的电子证照名称（多项）', 'texts', CERTIFICATES, ({ validCertificates }) => validCertificates),
  fact('上传材料数', '上传的材料份数：系统只知道交了，内容没有人看过', 'number', SUBMITTED, ({ application }) => application.detail.materials.filter(({ provided }) => provided === 'file').length),
  fact('承诺材料数', '承诺后补或以承诺代替的材料份数', 'number', SUBMITTED, ({ application }) => application.detail.materials.filter(({ provided }) => provided === 'deferred' || provided === 'committed').length),
]

/** The facts of an item: the common ones, a fact for each situation question and one for each material. */
export const dictionaryOf = (item: CaseRecords['item']): FactDefinition[] => factsFor(item).map(({ of: _, ...definition }) => definition)

/** What each fact is in one case; null where nobody could tell. */
export const factsOf = (records: CaseRecords): Facts => Object.fromEntries(factsFor(records.item).map(({ name, of }) => [name, of(records)]))

function factsFor(item: CaseRecords['item']): Fact[] {
  const situations = item.situations.map(({ question, options }): Fact =>
    fact(nameOf('情形_', question), `情形：${question}`, 'text', SUBMITTED, ({ application }) => application.detail.situations.find((each) => each.question === question)?.answer ?? null, options.map(({ label }) => label)))
  const all: Pick<Material, 'id' | 'name'>[] = [...item.materials, ...item.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]
  const materials = [...new Map(all.map((each) => [each.id, each])).values()].map(({ id, name }): Fact =>
    fact(nameOf('材料_', name), `材料：${name}`, 'text', SUBMITTED, ({ application }) => {
      const handed = application.detail.materials.find((each) => each.id === id)
      return handed ? wayWords[handed.provided] : NOT_NEEDED
    }, [...Object.values(wayWords), NOT_NEEDED]))
  return distinct([...COMMON, ...situations, ...materials])
}

/** Only letters and digits: what FEEL reads as one name. */
const nameOf = (prefix: string, text: string): string => prefix + text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Two materials may have the same name for different answers: the second gets a number. */
function distinct(facts: Fact[]): Fact[] {
  const seen = new Map<string, number>()
  return facts.map((each) => {
    const count = (seen.get(each.name) ?? 0) + 1
    seen.set(each.name, count)
    return count === 1 ? each : { ...each, name: `${each.name}_${count}` }
  })
}

