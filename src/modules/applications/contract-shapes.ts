import Type from 'typebox'

/** What the contracts of this room are made of. */

export const NumberParams = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) })

export const Day = Type.String({ format: 'date' })

export const NullableDay = Type.Union([Day, Type.Null()])

export const NullableText = Type.Union([Type.String(), Type.Null()])
