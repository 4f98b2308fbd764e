/** 一律取消: no law requires it, nobody may ask for it. 依法保留、无需提交: a law requires it, the state obtains it itself. */
export type ProofClass = 'cancelled' | 'notSubmitted'

export const proofClassWords: Record<ProofClass, string> = { cancelled: '一律取消', notSubmitted: '依法保留，无需提交' }

/** By what a kept proof is replaced: a certificate, a register, a check with whoever holds the fact, the applicant's word. */
export type ProofWay = 'certificate' | 'register' | 'check' | 'commitment'

export const proofWayWords: Record<ProofWay, string> = { certificate: '调用电子证照', register: '共享数据查询', check: '部门间协查', commitment: '告知承诺' }

/** 证明事项: an entry of the list of proofs that people need not bring. Never changed, only ended. */
export interface Proof {
  /** Of the city, or of the county that adds it: six digits. */
  region: string
  id: string
  name: string
  /** Other names it was asked under, as items write them. */
  alsoCalled: string[]
  class: ProofClass
  /** Which law requires it: only of what is kept. */
  legalBasis: string | null
  /** Items that asked for it. */
  itemCodes: string[]
  /** What it was asked for, where that is no item of the catalogue. */
  purpose: string | null
  ways: ProofWay[]
  /** How the fact is known without it, in one sentence. */
  replacement: string
  /** 责任单位 by the name that items give it. */
  department: string
  /** `YYYY-MM-DD` */
  fromDay: string
  source: string
  /** Who entered it: an officer's name. */
  enteredBy: string
  /** From this day on it is no entry any more. */
  endedOn: string | null
  endedReason: string | null
  endedBy: string | null
}

export type NewProof = Omit<Proof, 'region' | 'id' | 'enteredBy' | 'endedOn' | 'endedReason' | 'endedBy'>
