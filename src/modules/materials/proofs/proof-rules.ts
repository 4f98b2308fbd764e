import type { Proof, ProofClass } from './proof.ts'

export const proofStandingWords = { coming: '尚未生效', inForce: '生效中', ended: '已终止' } as const
export type ProofStanding = keyof typeof proofStandingWords

/** From its day on, until the day it is ended; what is ended before it began never held. */
export function standingOf({ fromDay, endedOn }: Pick<Proof, 'fromDay' | 'endedOn'>, on: string): ProofStanding {
  if (endedOn !== null && endedOn <= on) return 'ended'
  return fromDay <= on ? 'inForce' : 'coming'
}

/** Brackets of either kind and blanks do not make another name. */
export const toProofName = (name: string): string => name.replaceAll('(', '（').replaceAll(')', '）').replaceAll(/\s/g, '')

export interface ProofQuestion {
  /** What people type: part of a name, of what it was asked for or of what replaces it. */
  q?: string | undefined
  class?: ProofClass | undefined
  department?: string | undefined
}

/** Every word typed is somewhere in the entry or in the name of an item that asked for it. */
export function searchProofs(proofs: readonly Proof[], { q = '', class: wanted, department }: ProofQuestion, itemNames: (code: string) => readonly string[]): Proof[] {
  const words = q.split(/\s+/).map(toProofName).filter(Boolean)
  return proofs.filter((proof) => {
    if (wanted !== undefined && proof.class !== wanted) return false
    if (department !== undefined && proof.department !== department) return false
    if (words.length === 0) return true
    const text = toProofName([proof.name, ...proof.alsoCalled, proof.purpose ?? '', proof.replacement, ...proof.itemCodes.flatMap(itemNames)].join('　'))
    return words.every((word) => text.includes(word))
  })
}

const CLASSES: readonly ProofClass[] = ['cancelled', 'notSubmitted']

/** As the list is read: what is cancelled first, then by department and name. */
export const inReadingOrder = (proofs: readonly Proof[]): Proof[] =>
  [...proofs].sort((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) || a.department.localeCompare(b.department, 'zh-CN') || a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))

/** Whether the entry means a material of this name. */
export const isMeant = ({ name, alsoCalled }: Pick<Proof, 'name' | 'alsoCalled'>, materialName: string): boolean =>
  [name, ...alsoCalled].some((each) => toProofName(each) === toProofName(materialName))

/** What of a material decides whether people have to bring it. */
export interface AskedMaterial {
  name: string
  exemptBy: string | null
  commitment: boolean
}

/** What is wrong with an item: it asks for what nobody may ask for, or has people bring what they need not. */
export type ConflictKind = 'asksForCancelled' | 'stillSubmitted'

export const conflictWords: Record<ConflictKind, string> = { asksForCancelled: '仍在索要已取消的证明', stillSubmitted: '应免提交，但没有写明由什么代替' }

export interface Conflict {
  kind: ConflictKind
  materialName: string
  proof: Proof
}

/**
 * Where an item contradicts the list. What is cancelled may not stand in a guide at all (清单之外不得索要证明); what is kept may,
 * with what replaces it or with a commitment.
 */
export function conflictsOf(materials: readonly AskedMaterial[], proofs: readonly Proof[]): Conflict[] {
  return materials.flatMap((material): Conflict[] => {
    const meant = proofs.filter((proof) => isMeant(proof, material.name))
    const cancelled = meant.find((proof) => proof.class === 'cancelled')
    if (cancelled) return [{ kind: 'asksForCancelled', materialName: material.name, proof: cancelled }]
    const kept = meant.find((proof) => proof.class === 'notSubmitted')
    return kept && material.exemptBy === null && !material.commitment ? [{ kind: 'stillSubmitted', materialName: material.name, proof: kept }] : []
  })
}
