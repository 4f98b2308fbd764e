import Type, { type Static, type TSchema } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { IdentifierParams } from '../contract.ts'
import { LIFE_VERBS, type LifeCommand, type OfficerVerb } from './certificate-life-rules.ts'
import { changeCertificateState } from './change-certificate-state.ts'
import { grounds, LifeAnswerView } from './life-contract.ts'

/**
 * Acts on a certificate are acts of the authority that issued it (行政许可法 art. 49, 50, 69, 70): its decider's. Printing the same
 * content anew (换发、补证) decides nothing, so its certificate clerk may do that too — who may do what stands in the permission table.
 */
function defineLifeOperation<B extends TSchema>(verb: OfficerVerb, body: B, toCommand: (body: Static<B>) => LifeCommand) {
  return defineOperation({
    id: `certificates.${verb}`,
    summary: `${LIFE_VERBS[verb].title}证照`,
    audience: 'staff',
    permission: `certificates.${verb}`,
    params: IdentifierParams,
    body,
    output: LifeAnswerView,
    isWrite: true,
    expectsVersion: true,
    async run(ctx: Context, { params, body: given, version }) {
      const officer = await getOfficer(ctx)
      return changeCertificateState(ctx, {
        identifier: params.identifier,
        revision: version,
        command: toCommand(given as Static<B>),
        toOfficer(certificate) {
          if (certificate.issuingAuthorityId !== officer.authorityId) throw new Refusal(403, 'certificates.not_yours', '这个证照不是由您的单位颁发的，请联系颁发机构办理。')
          return officer
        },
      })
    },
  })
}

const closed = { additionalProperties: false }
const plain = Type.Object(grounds, closed)

const ContentLines = Type.Array(
  Type.Object({ label: Type.String({ title: '项目', minLength: 1, maxLength: 40, pattern: '\\S' }), value: Type.String({ title: '内容', maxLength: 500 }) }, closed),
  { title: '证照内容', minItems: 1, maxItems: 60 },
)

/** 变更: the next version says something else. */
export const changeCertificate = defineLifeOperation('change', Type.Object({ ...grounds, content: ContentLines }, closed), (body) => ({ verb: 'change', ...body }))
/** 延续: the next version holds longer. */
export const renewCertificate = defineLifeOperation('renew', Type.Object({ ...grounds, validity: Type.String({ title: '延续后的有效期', minLength: 2, maxLength: 20 }) }, closed), (body) => ({ verb: 'renew', ...body }))
/** 换发、补证: the next version says the same. */
export const reissueCertificate = defineLifeOperation('reissue', plain, (body) => ({ verb: 'reissue', ...body }))
/** 暂扣 */
export const suspendCertificate = defineLifeOperation('suspend', plain, (body) => ({ verb: 'suspend', ...body }))
/** 恢复 */
export const restoreCertificate = defineLifeOperation('restore', plain, (body) => ({ verb: 'restore', ...body }))
/** 撤销 */
export const revokeCertificate = defineLifeOperation('revoke', plain, (body) => ({ verb: 'revoke', ...body }))
/** 吊销 */
export const forfeitCertificate = defineLifeOperation('forfeit', plain, (body) => ({ verb: 'forfeit', ...body }))

const Ground = Type.Union([
  Type.Literal('termOver'), Type.Literal('deceased'), Type.Literal('ended'), Type.Literal('takenBack'), Type.Literal('impossible'), Type.Literal('holderWish'), Type.Literal('other'),
], { title: '注销情形' })
/** 注销 */
export const cancelCertificate = defineLifeOperation('cancel', Type.Object({ ...grounds, ground: Ground }, closed), (body) => ({ verb: 'cancel', ...body }))

export const lifeOperations = {
  change: changeCertificate, renew: renewCertificate, reissue: reissueCertificate, suspend: suspendCertificate, restore: restoreCertificate,
  revoke: revokeCertificate, forfeit: forfeitCertificate, cancel: cancelCertificate,
} as const
