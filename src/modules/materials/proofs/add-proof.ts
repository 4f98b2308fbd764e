import Type, { type Static } from 'typebox'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { cityOf, describeForStaff, StaffProof } from './describe-staff-proof.ts'
import { itemNames } from './item-names.ts'
import { ProofClassInput, ProofWayInput } from './proof-contract.ts'
import { isMeant } from './proof-rules.ts'
import { insertProofs, type ProofRow } from './proof-store.ts'
import { loadProofs, PROOFS_MEMO } from './proofs.ts'

const Words = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S' })

const body = Type.Object(
  {
    name: Words('证明名称', 60),
    alsoCalled: Type.Optional(Type.Array(Words('其他名称', 60), { title: '其他名称', maxItems: 20, uniqueItems: true })),
    class: ProofClassInput,
    department: Words('责任单位', 60),
    items: Type.Optional(Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }), { title: '原来索要的事项', maxItems: 200, uniqueItems: true })),
    purpose: Type.Optional(Words('原来的用途', 200)),
    legalBasis: Type.Optional(Words('设定依据', 500)),
    ways: Type.Optional(Type.Array(ProofWayInput, { title: '代替方式', maxItems: 4, uniqueItems: true })),
    replacement: Words('现在怎么办', 300),
    from: Type.String({ title: '生效日期', format: 'date' }),
    source: Words('来源', 300),
  },
  { additionalProperties: false },
)

/** Enters a proof in the list of one's own region: of the city, or what a county adds to it. */
export const addProof = defineOperation({
  id: 'materials.addProof',
  summary: '无证明清单：新增一条',
  audience: 'staff',
  permission: 'materials.editProofs',
  body,
  output: StaffProof,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const [officer, directory, names, all] = await Promise.all([getOfficer(ctx), getDirectory(ctx), itemNames(ctx), loadProofs(ctx)])
    const { region } = officer
    const errors = proofErrors(body, ctx.clock.today(), (department) => directory.findCompetence(region, department) !== undefined, names)
    if (errors.length > 0) throw invalidInput(errors)
    // A county adds to the city's list; the same proof in both would be two truths.
    const same = all.find((proof) => proof.endedOn === null && (proof.region === region || proof.region === cityOf(region)) && isMeant(proof, body.name))
    if (same) throw nameTaken(`「${same.name}」`)
    const isKept = body.class === 'notSubmitted'
    const row: ProofRow = {
      region, id: ctx.ids.next(), name: body.name.trim(), alsoCalled: body.alsoCalled ?? [], class: body.class, legalBasis: isKept ? body.legalBasis! : null, itemCodes: body.items ?? [], purpose: body.purpose ?? null,
      ways: isKept ? body.ways! : [], replacement: body.replacement, department: body.department.trim(), fromDay: body.from, source: body.source, enteredBy: officer.name,
    }
    const answer = describeForStaff(ctx, { ...row, endedOn: null, endedReason: null, endedBy: null }, directory, names, region)
    try {
      await commitTouching(ctx, PROOFS_MEMO, { region, guard: insertProofs([row], ctx.clock.now()), answer, status: 201 })
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'proof_name') throw nameTaken(`「${row.name}」`)
      throw error
    }
    await ctx.audit.append({ region, operation: 'materials.addProof', actor: ctx.actor.accountId, subject: row.id, detail: { name: row.name, class: row.class, from: row.fromDay, source: row.source } })
    return answer
  },
})

const nameTaken = (name: string) => new Refusal(409, 'materials.proof_exists', `${name}已经在清单里。要改内容，请先终止原来的条目，再新增。`, { errors: [{ pointer: '/name', message: '这个证明已经在清单里。' }] })

function proofErrors(given: Static<typeof body>, today: string, isDepartment: (name: string) => boolean, names: ReadonlyMap<string, unknown>): FieldError[] {
  const errors: FieldError[] = []
  if (!isDepartment(given.department)) errors.push({ pointer: '/department', message: '没有这个单位，请从列表中选择。' })
  if ((given.items ?? []).some((code) => !names.has(code))) errors.push({ pointer: '/items', message: '有的事项不在现行目录里，请从列表中选择。' })
  if (given.class === 'notSubmitted') {
    if (!given.legalBasis) errors.push({ pointer: '/legalBasis', message: '依法保留的证明，请填写设定它的法律、行政法规。' })
    if (!given.ways || given.ways.length === 0) errors.push({ pointer: '/ways', message: '请选择由什么代替。' })
  } else {
    if (given.legalBasis) errors.push({ pointer: '/legalBasis', message: '有法律依据的证明属于“依法保留，无需提交”，请改选类别。' })
    if (given.ways && given.ways.length > 0) errors.push({ pointer: '/ways', message: '一律取消的证明没有代替方式。' })
  }
  if (given.from < today) errors.push({ pointer: '/from', message: '清单不能追溯，生效日期请填今天或以后。' })
  return errors
}
