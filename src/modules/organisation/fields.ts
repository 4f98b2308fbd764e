import Type from 'typebox'
import { Refusal } from '../../platform/errors.ts'

/** Fields that several parts of the room ask for; the titles are the words of error messages. */
export const Reason = (title: string) => Type.String({ title, minLength: 2, maxLength: 500, pattern: '\\S' })
export const Words = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S' })
export const Day = (title: string) => Type.String({ title, format: 'date' })
export const ItemCodes = Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }), { title: '事项', minItems: 1, maxItems: 500, uniqueItems: true })
export const RegionQuery = Type.Object({ region: Type.Optional(Type.String({ title: '区划代码', pattern: '^\\d{6}$' })) }, { additionalProperties: false })
export const IdParams = Type.Object({ id: Type.String({ title: '编号', format: 'uuid' }) })

/** For a thing that was changed since it was read. */
export const stale = (): Refusal => new Refusal(409, 'organisation.changed_meanwhile', '这一项刚刚被别人修改过。请看过最新内容，再改一次。')
