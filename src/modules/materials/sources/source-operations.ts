import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { formOf, listPublishedItems } from '../../catalogue/index.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import type { Source } from './source.ts'
import { putSources } from './source-store.ts'
import { getSources, SOURCES_MEMO } from './sources.ts'

const Kind = Type.Union([Type.Literal('certificate'), Type.Literal('register')], { title: '种类' })
const HolderKind = Type.Union([Type.Literal('person'), Type.Literal('enterprise'), Type.Literal('either')], { title: '看谁的' })

const PrefillView = Type.Object({ entry: Type.String(), fields: Type.Array(Type.String()) })

const SourceView = Type.Object({
  name: Type.String(), kind: Kind, kindName: Type.String(), certificateNames: Type.Array(Type.String()), register: Nullable(Type.String()),
  holderKind: HolderKind, holderKindName: Type.String(), isSensitive: Type.Boolean(), prefills: Type.Array(PrefillView), note: Type.String(), changedBy: Type.String(), changedAt: Type.String({ format: 'date-time' }),
  /** Whether it can be looked up now: certificates always, registers when they are connected. */
  isConnected: Type.Boolean(),
  /** Materials of published items that name it. */
  materials: Type.Integer(),
})

const SourceList = Type.Object({
  rows: Type.Array(SourceView),
  /** What published items name and the dictionary does not know: there nothing can be waived. */
  unknown: Type.Array(Type.Object({ name: Type.String(), materials: Type.Integer() })),
  /** What the forms of published items ask, by the name of the question: what an entry of a register can answer. */
  questions: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
  /** Whether whoever asks may change it. */
  mayEdit: Type.Boolean(),
})

const words = { kind: { certificate: '电子证照', register: '登记数据' }, holderKind: { person: '申请人或法定代表人', enterprise: '企业（个人申请时为其经营的企业）', either: '申请人' } } as const

/** 免提交来源: what items name as the replacement of a material, and where the platform looks for it. */
export const listSourcesOperation = defineOperation({
  id: 'materials.listSources',
  summary: '免提交来源：指南里的免提交依据各对应哪种证照或登记数据',
  audience: 'staff',
  permission: 'materials.readSources',
  output: SourceList,
  async run(ctx) {
    const [sources, named, officer] = await Promise.all([getSources(ctx), countNamed(ctx), getOfficer(ctx)])
    return {
      rows: [...sources.values()].map((source) => describe(ctx, source, named)),
      unknown: [...named].filter(([name]) => !sources.has(name)).map(([name, materials]) => ({ name, materials })).sort((a, b) => b.materials - a.materials),
      questions: [...(await readQuestions(ctx))].map(([name, title]) => ({ name, title })),
      mayEdit: await isOfCity(ctx, officer.region),
    }
  },
})

/** What people type themselves into the forms of published items. A name that two forms use means the same in both. */
async function readQuestions(ctx: Context): Promise<Map<string, string>> {
  const forms = (await listPublishedItems(ctx)).map(formOf)
  return new Map(forms.flatMap(({ schema }) => Object.entries(schema.properties).flatMap(([name, property]): [string, string][] => (property.type === 'string' ? [[name, property.title]] : []))))
}

/** How many materials of published items each name replaces, added ones of situations too. */
async function countNamed(ctx: Context): Promise<Map<string, number>> {
  const named = new Map<string, number>()
  for (const { materials, situations } of await listPublishedItems(ctx)) {
    for (const { exemptBy } of [...materials, ...situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]) {
      if (exemptBy !== null) named.set(exemptBy, (named.get(exemptBy) ?? 0) + 1)
    }
  }
  return named
}

const describe = (ctx: Context, source: Source, named: ReadonlyMap<string, number>): Static<typeof SourceView> => ({
  ...source, kindName: words.kind[source.kind], holderKindName: words.holderKind[source.holderKind], changedAt: new Date(source.changedAt).toISOString(),
  isConnected: source.kind === 'certificate' || (ctx.outside.registers?.has(source.register!) ?? false), materials: named.get(source.name) ?? 0,
})

const isOfCity = async (ctx: Context, region: string): Promise<boolean> => (await getDirectory(ctx)).listRegions()[0]!.code === region

const Words = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S' })

const body = Type.Object(
  {
    name: Words('免提交依据', 200),
    kind: Kind,
    certificateNames: Type.Optional(Type.Array(Words('证照名称', 100), { title: '证照名称', maxItems: 20, uniqueItems: true })),
    register: Type.Optional(Words('登记数据', 100)),
    holderKind: HolderKind,
    isSensitive: Type.Boolean({ title: '敏感个人信息' }),
    prefills: Type.Optional(Type.Array(
      Type.Object({ entry: Words('登记项', 60), fields: Type.Array(Words('申请表的问题', 60), { title: '申请表的问题', minItems: 1, maxItems: 20, uniqueItems: true }) }, { additionalProperties: false }),
      { title: '自动填表', maxItems: 30 },
    )),
    note: Words('说明', 300),
  },
  { additionalProperties: false },
)

/** One meaning for the whole city: what 「不动产登记信息」 stands for is not a county's to say. */
export const putSourceOperation = defineOperation({
  id: 'materials.putSource',
  summary: '登记或修改一个免提交来源',
  audience: 'staff',
  permission: 'materials.editSources',
  body,
  output: SourceView,
  isWrite: true,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    if (!(await isOfCity(ctx, officer.region))) throw new Refusal(403, 'materials.city_only', '免提交来源全市统一，由市级事项管理员维护。请联系市级事项管理员。')
    const questions = await readQuestions(ctx)
    const errors = sourceErrors(body, (name) => questions.has(name))
    if (errors.length > 0) throw invalidInput(errors)
    const source: Source = {
      name: body.name.trim(), kind: body.kind, certificateNames: body.kind === 'certificate' ? body.certificateNames! : [], register: body.kind === 'register' ? body.register!.trim() : null,
      holderKind: body.holderKind, isSensitive: body.isSensitive, prefills: body.prefills ?? [], note: body.note.trim(), changedBy: officer.name, changedAt: ctx.clock.now(),
    }
    const answer = describe(ctx, source, await countNamed(ctx))
    await commitTouching(ctx, SOURCES_MEMO, { region: officer.region, guard: putSources([source]), answer })
    await ctx.audit.append({ region: officer.region, operation: 'materials.putSource', actor: ctx.actor.accountId, subject: source.name, detail: { kind: source.kind, certificateNames: source.certificateNames, register: source.register, holderKind: source.holderKind, isSensitive: source.isSensitive, prefills: source.prefills, note: source.note } })
    return answer
  },
})

function sourceErrors({ kind, certificateNames = [], register, prefills = [] }: Static<typeof body>, isAsked: (field: string) => boolean): FieldError[] {
  if (kind === 'certificate') {
    return [
      ...(certificateNames.length === 0 ? [{ pointer: '/certificateNames', message: '请填写至少一种证照名称。' }] : []), ...(register ? [{ pointer: '/register', message: '电子证照不填登记数据。' }] : []),
      ...(prefills.length > 0 ? [{ pointer: '/prefills', message: '电子证照不填自动填表的对应，平台按证照内容填写。' }] : []),
    ]
  }
  const unasked = prefills.flatMap(({ fields }) => fields.filter((field) => !isAsked(field)))
  return [
    ...(register ? [] : [{ pointer: '/register', message: '请填写登记数据的名称。' }]), ...(certificateNames.length > 0 ? [{ pointer: '/certificateNames', message: '登记数据不填证照名称。' }] : []),
    ...(unasked.length > 0 ? [{ pointer: '/prefills', message: `没有申请表问「${unasked.join('、')}」，请照申请表上的问题写，如“经营场所”。` }] : []),
  ]
}
