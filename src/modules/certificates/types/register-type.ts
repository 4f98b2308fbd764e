import Type from 'typebox'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { missingGlyphs } from '../../../platform/pdf/index.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { type Competence, getDirectory, getOfficer } from '../../organisation/index.ts'
import { parseValidity } from '../certificate-rules.ts'
import { claimTypeCode } from '../certificate-store.ts'
import { toCertificatePdf } from '../certificate-template.ts'
import { definerOf, typesExhausted } from '../prepare-certificate.ts'
import { GENERAL_TEMPLATE, type TypeField } from './certificate-type.ts'
import { reasonAgainstRegistering } from './list-types.ts'
import { SENSITIVE_TYPES_MEMO } from './sensitive-types.ts'
import { TypeInput } from './type-contract.ts'
import { checkFields, isSameDescription, sampleValue } from './type-rules.ts'
import { describeTypes, findType, typeThere } from './type-store.ts'

/** Enters a type, or describes one that is there anew: the city's, because a type is one for all counties. */
export const registerCertificateType = defineOperation({
  id: 'certificates.registerType',
  summary: '登记证照类型，或登记它的新版本（市级）',
  audience: 'staff',
  permission: 'certificates.registerType',
  body: TypeInput,
  output: Type.Object({ code: Type.String(), name: Type.String(), version: Type.Integer() }),
  isWrite: true,
  async run(ctx, { body: { version: seen = 0, department, ...typed } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const city = directory.listRegions()[0]!.code
    const against = reasonAgainstRegistering(ctx, officer.region === city)
    if (against) throw new Refusal(403, 'certificates.not_city', against)
    const { name, authority, ...description } = toDescription(typed, directory.findCompetence(city, department))
    const answer = await ctx.db.transaction(async (db) => {
      const inside = { ...ctx, db }
      const code = await claimTypeCode(db, definerOf(directory, authority.id), name, ctx.clock.now())
      if (!code) throw typesExhausted()
      const { version, holderKind, fields, validity, isSensitive } = (await findType(db, code))!
      const next = { ...description, isSensitive: typed.isSensitive ?? isSensitive }
      if (version !== seen) throw seen === 0 ? invalidInput([{ pointer: '/name', message: `${authority.name}已有「${name}」（第 ${version} 版），请打开它登记新版本。` }]) : changedMeanwhile(version)
      if (holderKind && fields && isSameDescription({ holderKind, fields, validity, isSensitive }, next)) throw new Refusal(422, 'certificates.nothing_to_change', '内容与现在的版本相同，没有要登记的。')
      if ((await describeTypes(db, [{ ...next, template: GENERAL_TEMPLATE, code, seen }], ctx.actor.accountId, ctx.clock.now())).length === 0) throw changedMeanwhile(seen + 1)
      await ctx.memo.touch(db, SENSITIVE_TYPES_MEMO)
      const registered = { code, name, version: seen + 1 }
      await commit(inside, { region: city, guard: typeThere(code), answer: registered })
      return registered
    })
    await ctx.audit.append({ region: city, operation: 'certificates.registerType', actor: ctx.actor.accountId, subject: answer.code, detail: { name, version: answer.version, ...description } })
    return answer
  },
})

const changedMeanwhile = (version: number) => new Refusal(409, 'certificates.type_changed_meanwhile', `有人刚刚登记了第 ${version} 版，请看过最新内容后再登记。您填写的内容没有提交。`, { extra: { version } })

/** How a certificate of the type would look: a sample with invented words, whatever is saved. */
export const previewCertificateType = defineOperation({
  id: 'certificates.previewType',
  summary: '证照样张（PDF），未登记的内容也可以看',
  audience: 'staff',
  permission: 'certificates.listTypes',
  body: TypeInput,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { body: { department, ...typed } }) {
    const directory = await getDirectory(ctx)
    const { name, authority, fields, validity } = toDescription(typed, directory.findCompetence(directory.listRegions()[0]!.code, department))
    const today = ctx.clock.today()
    const { until, text } = parseValidity(validity, today)
    const document = toCertificatePdf({
      name: `${name}（样张）`, holder: { name: '（持证主体）', code: '（证件号码）' }, number: '样张，不是证照', identifier: '样张', content: fields.map((field) => ({ label: field.name, value: sampleValue(field, today) })),
      issuingAuthority: authority.name, issuedOn: today, ...(until ? { validTo: until } : {}), ...(text ? { validityText: text } : {}), verificationUrl: `${await getPublicAddress(ctx, authority.region)}/verify`,
    })
    const download: Download = { mediaType: 'application/pdf', fileName: `样张-${name}.pdf`, content: await ctx.pdf.render(`type-sample:${JSON.stringify(document.blocks)}`, () => document) }
    return download as never
  },
})

/** What was typed, cleaned. @throws Refusal 422 naming each field that cannot stay so */
function toDescription<T extends { name: string; fields: TypeField[]; validity: string | null }>(typed: T, competence: Competence | undefined) {
  const name = typed.name.trim()
  const fields = typed.fields.map((field) => ({ ...field, name: field.name.trim() }))
  const errors: FieldError[] = [
    ...(competence ? [] : [{ pointer: '/department', message: '没有这个部门，请从列表里选择市级部门。' }]),
    ...unprintable('/name', name),
    ...checkFields(fields),
    ...fields.flatMap((field, index) => unprintable(`/fields/${index}/name`, field.name)),
    ...unprintable('/validity', typed.validity ?? ''),
  ]
  if (!competence || errors.length > 0) throw invalidInput(errors)
  return { ...typed, name, fields, validity: typed.validity?.trim() || null, authority: competence.authority }
}

function unprintable(pointer: string, text: string): FieldError[] {
  const missing = missingGlyphs(text)
  return missing.length === 0 ? [] : [{ pointer, message: `字库中没有${missing.map((each) => `「${each}」`).join('、')}，证照上印不出来，请换一种写法。` }]
}
