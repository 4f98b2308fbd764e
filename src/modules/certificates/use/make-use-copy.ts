import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { missingGlyphs } from '../../../platform/pdf/index.ts'
import { toLegalDate, toRfc3339 } from '../../../platform/legal-dates.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { canActFor, getSubject, maskName } from '../../subjects/index.ts'
import { type Certificate, certificateStateWords } from '../certificate.ts'
import { isIntact, stateOn } from '../certificate-rules.ts'
import { IdentifierParams } from '../contract.ts'
import { findCertificate, getCertificate } from '../find-certificate.ts'
import { renderSealed } from '../seals/render-sealed.ts'
import { CopyBody, CopyListQuery, CopyParams, CopyVerification, FileAnswer, UseCopyList, UseCopyView } from './contract.ts'
import { usePart } from './record-use.ts'
import { useCopyDays } from './settings.ts'
import { type UseCopy, useCopyStateWords } from './use-copy.ts'
import { addDays, copyConclusion, copyStateOn, parseCopyToken, toCopyToken, toWatermark, withWatermark } from './use-copy-rules.ts'
import { findUseCopy, insertUseCopy, listUseCopyRows, revokeCopy } from './use-copy-store.ts'

const DEFAULT_LIMIT = 20

/** One's own certificate, or of somebody one acts for. @throws Refusal 404 for everybody else's, as if it did not exist */
export async function getOwnCertificate(ctx: Context, identifier: string): Promise<Certificate> {
  const certificate = await getCertificate(ctx, identifier)
  if (!(await canActFor(ctx, certificate.holderId))) throw notFound('这份证照', 'certificates.not_found')
  return certificate
}

/** 加注件: the holder says for whom, for what and until when; the original never leaves. Giving a copy away is a use of the certificate. */
export const makeUseCopy = defineOperation({
  id: 'certificates.makeUseCopy',
  summary: '出具加注件（写明使用单位、使用事由和有效期的副本）',
  audience: 'citizen',
  permission: 'certificates.makeUseCopy',
  params: IdentifierParams,
  body: CopyBody,
  output: UseCopyView,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const certificate = await getOwnCertificate(ctx, params.identifier)
    await refuseUsedKey(ctx)
    const today = ctx.clock.today()
    const state = stateOn(certificate, today)
    if (state !== 'valid') throw new Refusal(409, 'certificates.not_valid', `证照状态为「${certificateStateWords[state]}」，不能出具加注件。如有疑问请咨询颁发机构。`)
    const until = addDays(today, await getSetting(ctx, useCopyDays, certificate.region, today))
    const last = certificate.validUntil !== null && certificate.validUntil < until ? certificate.validUntil : until
    if (body.validUntil < today || body.validUntil > last) throw invalidInput([{ pointer: '/validUntil', message: `有效期请填 ${today} 到 ${last} 之间的日期。` }])
    const copy: UseCopy = {
      subjectId: certificate.holderId, id: ctx.ids.next(), identifier: certificate.identifier, certificateName: certificate.name,
      purpose: body.purpose.trim(), usedByUnit: body.usedByUnit.trim(), validUntil: body.validUntil,
      madeAt: ctx.clock.now(), madeBy: ctx.actor.principalId, madeByName: ctx.actor.name, revokedAt: null,
    }
    const missing = missingGlyphs(toWatermark(copy))
    if (missing.length > 0) throw new Refusal(422, 'certificates.glyph_missing', `字库中没有${missing.map((character) => `「${character}」`).join('、')}，请换一种写法。`, { extra: { characters: missing } })
    const answer = describeCopy(copy, certificate, today)
    await commit(ctx, {
      region: certificate.region, guard: insertUseCopy(copy), answer, status: 201,
      parts: [usePart(ctx, [{ region: certificate.region, identifier: certificate.identifier, typeCode: certificate.typeCode, certificateName: certificate.name, holderId: certificate.holderId, way: 'copy', purpose: copy.purpose, office: copy.usedByUnit }])],
    })
    return answer
  },
})

export const listUseCopies = defineOperation({
  id: 'certificates.listUseCopies',
  summary: '我的证照出具过的加注件，新的在前',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  params: IdentifierParams,
  query: CopyListQuery,
  output: UseCopyList,
  async run(ctx, { params, query }) {
    const certificate = await getOwnCertificate(ctx, params.identifier)
    const limit = query.limit ?? DEFAULT_LIMIT
    const rows = await listUseCopyRows(ctx.db, certificate.holderId, certificate.identifier, query.cursor, limit + 1)
    const shown = rows.slice(0, limit)
    return { rows: shown.map((copy) => describeCopy(copy, certificate, ctx.clock.today())), next: rows.length > limit ? shown.at(-1)!.id : null }
  },
})

export const revokeUseCopy = defineOperation({
  id: 'certificates.revokeUseCopy',
  summary: '作废一份加注件',
  audience: 'citizen',
  permission: 'certificates.makeUseCopy',
  params: CopyParams,
  output: UseCopyView,
  isWrite: true,
  async run(ctx, { params }) {
    const { copy, certificate } = await getOwnCopy(ctx, params.copy)
    const answer = describeCopy({ ...copy, revokedAt: copy.revokedAt ?? ctx.clock.now() }, certificate, ctx.clock.today())
    await refuseUsedKey(ctx)
    if (!(await commit(ctx, { region: certificate.region, guard: revokeCopy(copy.subjectId, copy.id, ctx.clock.now()), answer }))) {
      throw new Refusal(409, 'certificates.copy_revoked', '这份加注件已经作废，不用再操作。')
    }
    return answer
  },
})

/** The copy as a PDF, rendered from what was issued with the words of the copy over it. */
export const openUseCopy = defineOperation({
  id: 'certificates.openUseCopy',
  summary: '打开加注件（PDF）',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  params: CopyParams,
  output: FileAnswer,
  transfer: 'file',
  async run(ctx, { params }) {
    const { copy, certificate } = await getOwnCopy(ctx, params.copy)
    const state = copyStateOn(copy, stateOn(certificate, ctx.clock.today()), ctx.clock.today())
    if (state !== 'valid') throw new Refusal(409, 'certificates.copy_not_valid', `这份加注件${useCopyStateWords[state]}，不能再打开。请重新出具。`)
    if (!isIntact(certificate)) throw new Refusal(409, 'certificates.altered', '证照内容与签发时不一致，已停止打开。请联系颁发机构核实。')
    const verificationUrl = `${await getPublicAddress(ctx, certificate.region)}/use-copies/${params.copy}`
    const { usedByUnit, purpose, validUntil } = copy
    const content = await renderSealed(ctx, certificate, verificationUrl, 'pdf', { key: toWatermark(copy), facts: { copy: { usedByUnit, purpose, validUntil } }, change: (document) => withWatermark(document, copy) })
    return { mediaType: 'application/pdf', fileName: `${certificate.name}-加注件-${copy.usedByUnit}.pdf`, content } satisfies Download as never
  },
})

/** 核验加注件: whoever was given a copy asks whether it is genuine, for them, and still counts. */
export const verifyUseCopy = defineOperation({
  id: 'certificates.verifyUseCopy',
  summary: '核验加注件：用于哪里、做什么、还能不能用',
  audience: 'public',
  permission: 'public',
  params: CopyParams,
  output: CopyVerification,
  async run(ctx, { params }) {
    const named = parseCopyToken(params.copy)
    const copy = named && (await findUseCopy(ctx.db, named.subjectId, named.id))
    const certificate = copy && (await findCertificate(ctx, copy.identifier))
    if (!copy || !certificate) throw new Refusal(404, 'certificates.no_such_copy', '没有查到这份加注件，请勿采信。请让持证人重新出示二维码。')
    const today = ctx.clock.today()
    const isGenuine = isIntact(certificate)
    const state = isGenuine ? copyStateOn(copy, stateOn(certificate, today), today) : 'certificateNotValid'
    return {
      certificateName: copy.certificateName, number: certificate.number, identifier: certificate.identifier, issuingAuthority: certificate.data.issuingAuthority,
      holderMasked: await maskedHolder(ctx, certificate),
      usedByUnit: copy.usedByUnit, purpose: copy.purpose, validUntil: copy.validUntil, madeOn: toLegalDate(copy.madeAt),
      state, stateName: useCopyStateWords[state], conclusion: copyConclusion(state, copy),
    } satisfies Static<typeof CopyVerification>
  },
})

/** The name of an enterprise is public; of a person as much as recognises the page one holds. */
async function maskedHolder(ctx: Context, { holderId, holderName }: Certificate): Promise<string> {
  return (await getSubject(ctx, holderId)).kind === 'enterprise' ? holderName : maskName(holderName)
}

/** @throws Refusal 404 for everybody else's, as if it did not exist */
async function getOwnCopy(ctx: Context, token: string): Promise<{ copy: UseCopy; certificate: Certificate }> {
  const named = parseCopyToken(token)
  const copy = named && (await canActFor(ctx, named.subjectId)) ? await findUseCopy(ctx.db, named.subjectId, named.id) : undefined
  if (!copy) throw notFound('这份加注件', 'certificates.no_such_copy')
  return { copy, certificate: await getCertificate(ctx, copy.identifier) }
}

function describeCopy(copy: UseCopy, certificate: Certificate, today: string): Static<typeof UseCopyView> {
  const state = copyStateOn(copy, stateOn(certificate, today), today)
  return {
    copy: toCopyToken(copy.subjectId, copy.id), id: copy.id, identifier: copy.identifier, certificateName: copy.certificateName, usedByUnit: copy.usedByUnit, purpose: copy.purpose,
    validUntil: copy.validUntil, madeAt: toRfc3339(copy.madeAt), madeByName: copy.madeByName, revokedAt: copy.revokedAt && toRfc3339(copy.revokedAt),
    state, stateName: useCopyStateWords[state],
    allowedActions: [{ verb: 'revoke', name: '作废', allowed: state === 'valid', reason: state === 'valid' ? null : `这份加注件${useCopyStateWords[state]}。` }],
  }
}
