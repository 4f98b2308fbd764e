import type { Content } from '../types.ts'

/** Where a value stands, as the server writes it: `promisedLimit`, `materials/m2/name`, `questions/0/answer`. */
export type Path = string

type Holder = Readonly<Record<string, unknown>> | readonly unknown[]

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** The place of a member in its list: named by its id, or by its number where members have none. */
function keyIn(holder: Holder, segment: string): string | number {
  if (!Array.isArray(holder)) return segment
  const byId = holder.findIndex((member) => isHolder(member) && (member as { id?: unknown }).id === segment)
  return byId >= 0 ? byId : Number(segment)
}

const segmentsOf = (path: Path): string[] => path.split('/').filter((segment) => segment !== '')

/** @returns undefined where nothing stands there */
export function getAt(content: Content, path: Path): unknown {
  return segmentsOf(path).reduce<unknown>((value, segment) => (isHolder(value) ? (value as Record<string | number, unknown>)[keyIn(value, segment)] : undefined), content)
}

/** The same content with another value there; everything beside the path stays the same object. */
export function setAt(content: Content, path: Path, value: unknown): Content {
  return setIn(content, segmentsOf(path), value) as Content
}

function setIn(holder: unknown, [segment, ...rest]: readonly string[], value: unknown): unknown {
  if (segment === undefined) return value
  if (!isHolder(holder)) return holder
  const key = keyIn(holder, segment)
  const next = setIn((holder as Record<string | number, unknown>)[key], rest, value)
  if (!Array.isArray(holder)) return { ...holder, [key]: next }
  return holder.map((member: unknown, index) => (index === key ? next : member))
}

/** The content with what `from` says at a place: a member that only one of them has comes or goes. */
export function takeAt(content: Content, from: Content, path: Path): Content {
  const segments = segmentsOf(path)
  const parent = segments.slice(0, -1).join('/')
  const last = segments.at(-1) ?? ''
  const [here, there] = [parent === '' ? content : getAt(content, parent), parent === '' ? from : getAt(from, parent)]
  if (Array.isArray(here) && Array.isArray(there)) {
    const isIt = (member: unknown) => isHolder(member) && (member as { id?: unknown }).id === last
    const wanted: unknown = there.find(isIt)
    if (wanted === undefined) return setAt(content, parent, here.filter((member) => !isIt(member)))
    if (!here.some(isIt)) return setAt(content, parent, [...here, wanted])
  }
  return setAt(content, path, getAt(from, path))
}

/** A refusal's pointer (`/content/materials/0/name`) as the path of that place, members by their id. */
export function toPath(content: Content, pointer: string): Path {
  let value: unknown = content
  return segmentsOf(pointer.replace(/^\/?content\//, '')).map((segment) => {
    if (!isHolder(value)) return segment
    const key = keyIn(value, segment)
    value = (value as Record<string | number, unknown>)[key]
    const id = isHolder(value) && typeof key === 'number' ? (value as { id?: unknown }).id : undefined
    return typeof id === 'string' && id !== '' ? id : segment
  }).join('/')
}

/** The id of the field of a place. */
export const toFieldId = (path: Path): string => `e-${path.replaceAll('/', '-')}`

/** Whether a place is there or below it. */
export const isWithin = (path: Path, place: Path): boolean => path === place || path.startsWith(`${place}/`)

/** The same value, in whatever order an answer names its parts. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isHolder(one) || !isHolder(other)) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)]
  return keys.length === otherKeys.length && keys.every((key) => Object.hasOwn(other, key) && isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
}
