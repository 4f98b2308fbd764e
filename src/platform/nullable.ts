import Type, { type TSchema } from 'typebox'

/** A value that may be absent from what is told: never left out, null instead. */
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
