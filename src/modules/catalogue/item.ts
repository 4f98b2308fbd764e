/** 服务事项 as everyone reads it: one published version of the base item. Enums carry the official words in `itemWords`. */
export interface ServiceItem {
  /** The slug that stays (`food-business-licence`). */
  code: string
  version: number
  name: string
  /** What people call it. */
  shortNames: string[]
  type: ItemType
  /** The department's short name as the item names it; `organisation` resolves it per region. */
  departmentName: string
  levels: Level[]
  serves: { persons: boolean; enterprises: boolean }
  legalBasis: { law: string; articles: string[] }[]
  /** 法定办结时限; null where no law sets one. */
  statutoryLimit: Duration | null
  /** 承诺办结时限; 0 = at once. */
  promisedLimit: Duration
  kind: 'immediate' | 'promised'
  siteVisits: number
  siteVisitReason: string | null
  /** 网办深度 I–IV. */
  onlineDepth: 1 | 2 | 3 | 4
  fee: { basis: string; amount: string } | null
  result: { name: string; kind: ResultKind; validity: string | null }
  conditions: string[]
  materials: Material[]
  steps: Step[]
  situations: Situation[]
  themes: { audience: 'persons' | 'enterprises'; topic: string }[]
  crossRegion: { scopes: string[]; modes: string[] } | null
  /** Who may have to be paid for a legally required service (国务院优化营商环境条例 art. 43: only statutory ones). */
  intermediary: string | null
  /** How sure the source was, and what is still to be verified. */
  confidence: 'high' | 'medium' | 'low'
  notes: string | null
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
}

/** 办理环节 in the order of the process. */
export interface Step {
  id: string
  kind: StepKind
  name: string
  days: number
  /** Special procedures do not count against the promise (行政许可法 art. 45). */
  countedInPromise: boolean
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
} as const

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
