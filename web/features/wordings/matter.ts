import type { MarkTone } from '../../kit/mark.tsx'
import type { Fact } from './wording-text.ts'

/** Texts by the name of their field: a document's wording has one, a message has a title, a text and perhaps a text message. */
export type Texts = Readonly<Record<string, string>>

/** One text to write. */
export interface TextField {
  name: string
  label: string
  /** May be left empty: then the platform's own counts. */
  isOptional?: true
  /** One line. */
  isShort?: true
}

export type ChangeState = 'coming' | 'inForce' | 'replaced' | 'outranked'

/** What a region said from a day on. */
export interface Change {
  id: string
  region: string
  regionName: string
  from: string
  source: string
  by: string | null
  at: string
  state: ChangeState
  stateName: string
  texts: Texts
  /** The platform's own words again. */
  isOwn: boolean
}

/** Something a region may word for itself: a sentence of the documents, or a message. */
export interface Matter {
  id: string
  title: string
  /** Where it is read. */
  note: string
  fields: readonly TextField[]
  own: Texts
  inForce: Texts
  facts: readonly Fact[]
  /** Facts that the law wants told. */
  needs: readonly string[]
  /** Of the region and its city, the first day first. */
  changes: readonly Change[]
}

/** A list of matters seen from a region. */
export interface Matters<Row extends Matter = Matter> {
  region: string
  regionName: string
  today: string
  rows: readonly Row[]
}

export type Origin = 'local' | 'city' | 'standard'

export const ORIGINS: Record<Origin, { name: string; tone: MarkTone }> = {
  local: { name: '本地用语', tone: 'info' },
  city: { name: '沿用市级', tone: 'calm' },
  standard: { name: '标准用语', tone: 'plain' },
}

/** The change that applies today; none where the region and its city never said anything. */
export const findInForce = ({ changes }: Matter): Change | undefined => changes.find(({ state }) => state === 'inForce')

/** Whose words apply in the region today. */
export function originOf(matter: Matter, region: string): Origin {
  const change = findInForce(matter)
  return !change || change.isOwn ? 'standard' : change.region === region ? 'local' : 'city'
}

export const listComing = ({ changes }: Matter): Change[] => changes.filter(({ state }) => state === 'coming')

/** What the editor begins with: what the region itself said last, coming or in force, else what applies there. */
export function beginningTexts(matter: Matter, region: string): Texts {
  const local = matter.changes.filter((change) => change.region === region && change.state !== 'replaced')
  return local.at(-1)?.texts ?? matter.inForce
}

export const isSame = (one: Texts, other: Texts): boolean => [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => (one[name] ?? '').trim() === (other[name] ?? '').trim())

/** Texts to look for words in. */
export const searchedText = ({ title, note, inForce }: Matter): string => [title, note, ...Object.values(inForce)].join('\n')

/** What is typed for one matter in one region stays in this tab under this name. */
export const draftName = (kind: string, region: string, id: string): string => `wording:${kind}:${region}:${id}`
