import { notFound } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { canActFor } from '../subjects/index.ts'
import { certificateStateWords } from './certificate.ts'
import { stateOn } from './certificate-rules.ts'
import { listHolderCertificates } from './certificate-store.ts'
import { OwnCertificates, OwnListQuery } from './contract.ts'

const DEFAULT_LIMIT = 20

/** 我的证照, newest first; with `holder` those of somebody one may act for. */
export const listOwnCertificates = defineOperation({
  id: 'certificates.listOwn',
  summary: '我的证照',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  query: OwnListQuery,
  output: OwnCertificates,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const today = ctx.clock.today()
    const holderId = query.holder ?? ctx.actor.principalId
    if (!(await canActFor(ctx, holderId))) throw notFound('这个持证人')
    const found = await listHolderCertificates(ctx.db, holderId, query.cursor, limit + 1)
    const shown = found.slice(0, limit)
    return {
      rows: shown.map(({ identifier, number, name, issuingAuthority, state: stored, issuedOn, validUntil }) => {
        const state = stateOn({ state: stored, validUntil }, today)
        return { identifier, number, name, issuingAuthority, state, stateName: certificateStateWords[state], issuedOn, validUntil }
      }),
      next: found.length > limit ? shown.at(-1)!.identifier : null,
    }
  },
})
