import type { Duration } from '../../../ui/durations.ts'
import type { Shell } from '../../../ui/shell.ts'

export type GuideMaterial = {
  name: string
  necessity: 'required' | 'optional'
  form: 'electronic' | 'original' | 'copy' | 'originalOrCopy'
  /** Paper copies; 0 for an electronic form. */
  copies: number
  source: 'applicant' | 'government' | 'intermediary'
  /** 免提交: the certificate or register that replaces it. */
  waivedBy?: string
  /** 可容缺: may follow later. */
  deferrable: boolean
  /** 可承诺: may be replaced by a written commitment. */
  commitment: boolean
  /** What it must show to be accepted. */
  requirement?: string
  blankFormHref?: string
  sampleHref?: string
}

/** A guided question; the chosen option tailors the materials. */
export type GuideSituation = {
  /** The parameter's name. */
  name: string
  question: string
  options: { value: string; label: string }[]
  chosen?: string
}

export type GuidePlace = {
  name: string
  address: string
  hours: string
  phone: string
  window?: string
}

export type GuideProps = {
  shell: Shell
  item: {
    code: string
    name: string
    /** 行政许可, 公共服务 …: the official name of the kind. */
    typeName: string
    authorityName: string
    /** 实施编码, when the item has one. */
    taskCode?: string
    /** Day since when this version of the guide is in force. */
    effectiveFrom?: string
    audiences: ('person' | 'enterprise')[]
    topic?: { name: string; audience: 'person' | 'enterprise' }
    alsoCalled: string[]
  }
  /** 即办件 or 承诺件. */
  handling: 'immediate' | 'promised'
  /** Who can apply: one condition a line. */
  conditions: string[]
  situations: GuideSituation[]
  /** Tailored to the situations chosen. */
  materials: GuideMaterial[]
  steps: { name: string; days: Duration; countedInPromise: boolean }[]
  places: GuidePlace[]
  /** Townships or villages that handle it, when the person has to say which is hers. */
  divisionsToChoose: { code: string; name: string }[]
  /** The one chosen. */
  division?: string
  onlineAvailable: boolean
  fullyOnline: boolean
  promised: Duration
  /** Absent: the law sets none. */
  statutory?: Duration
  siteVisits: number
  siteVisitReason?: string
  /** Absent: free. */
  fee?: { amount: string; basis: string }
  result?: { name: string; validity?: string }
  legalBasis: { law: string; articles: string[] }[]
  consultationPhone: string
  complaintPhone: string
  questions: { question: string; answer: string }[]
  /** Why one can't start here now, and what to do instead; absent: one can. */
  cannotStartReason?: string
}
