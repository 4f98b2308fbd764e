import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

const EndVersion = Nullable(Type.Integer())

export const SameVersion = Type.Object({
  checkedAt: Type.String({ format: 'date-time' }),
  /** Of everything published: the same on every process that shows the same. */
  runningVersion: Type.String(),
  items: Type.Integer(),
  sameItems: Type.Integer(),
  /** Those that differ first. */
  rows: Type.Array(Type.Object({
    code: Type.String(),
    name: Type.String(),
    version: Type.Integer(),
    fingerprint: Type.String(),
    ends: Type.Object({ guide: EndVersion, api: EndVersion, search: EndVersion, form: EndVersion, entries: EndVersion }),
    isSame: Type.Boolean(),
    differing: Type.Array(Type.String()),
  })),
})
export type SameVersion = Static<typeof SameVersion>
