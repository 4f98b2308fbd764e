import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { registerCertificateTypes } from './register-types.ts'
import { typeThere } from './type-store.ts'

/** Enters a type, or describes one that is there: the city's, because a type is one for all counties. */
export const registerCertificateType = defineOperation({
  id: 'certificates.registerType',
  summary: '登记证照类型，或修改它的说明（市级）',
  audience: 'staff',
  permission: 'certificates.registerType',
  body: Type.Object({
    department: Type.String({ title: '定义部门', minLength: 1, maxLength: 60 }),
    name: Type.String({ title: '证照名称', minLength: 2, maxLength: 60, pattern: '\\S' }),
    holderKind: Type.Enum(['person', 'enterprise', 'any'], { title: '持证主体' }),
    fields: Type.Array(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), { title: '专有数据项', maxItems: 60, uniqueItems: true }),
    validity: Nullable(Type.String({ title: '有效期', maxLength: 40 })),
  }, { additionalProperties: false }),
  output: Type.Object({ name: Type.String() }),
  isWrite: true,
  async run(ctx, { body: { department, name, holderKind, fields, validity } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const city = directory.listRegions()[0]!.code
    if (officer.region !== city) throw new Refusal(403, 'certificates.not_city', '证照类型全市统一，由市级事项管理员登记。')
    const { authority } = directory.authorityOf(city, department)
    const answer = { name: name.trim() }
    await ctx.db.transaction(async (db) => {
      const inside = { ...ctx, db }
      await registerCertificateTypes(inside, [{ authorityId: authority.id, name: answer.name, holderKind, fields, validity }])
      await commit(inside, { region: city, guard: typeThere(answer.name), answer })
    })
    await ctx.audit.append({ region: city, operation: 'certificates.registerType', actor: ctx.actor.accountId, subject: answer.name, detail: { department: authority.id, holderKind, fields, validity } })
    return answer
  },
})
